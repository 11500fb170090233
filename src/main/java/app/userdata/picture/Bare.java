package app.userdata.picture;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * Reduces the file of a picture to what draws it. What a decoder does not see cannot mislead it:
 * colour profiles, texts that unpack to gigabytes, comments by the million, further frames, other
 * pictures inside. Formats: as in {@link PictureHeader}.
 */
final class Bare {
  private static final int START_OF_SCAN = 0xDA;
  private static final int ADOBE = 0xEE;
  private static final Set<String> CHUNKS = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");
  private static final int CHUNK = 12;
  private static final int LARGEST_COLOUR_TABLE_BITS = 7;
  private static final int CORE_HEADER = 12;
  private static final int INFO_HEADER = 40;

  /** Rows as they are, or as they are with masks for each colour. */
  private static final Set<Long> UNPACKED = Set.of(0L, 3L);

  /** {@code sRGB} and {@code Win }: colours as screens have them, by no profile. */
  private static final Set<Long> PLAIN_COLOURS = Set.of(0x73524742L, 0x57696E20L);

  private final byte[] file;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private int at;

  private Bare(byte[] file) {
    this.file = file;
  }

  /**
   * What is left of a file whose size is known.
   *
   * @param format as {@code javax.imageio} calls it
   */
  record Picture(String format, byte[] bytes) {}

  /** The picture without the rest, or nothing if it is none that we would draw. */
  static Optional<Picture> of(byte[] file) {
    Bare bare = new Bare(file);
    try {
      return switch (file.length == 0 ? 0 : file[0] & 0xFF) {
        case 0xFF -> Optional.of(new Picture("jpeg", bare.jpeg()));
        case 0x89 -> Optional.of(new Picture("png", bare.png()));
        case 'G' -> Optional.of(new Picture("gif", bare.gif()));
        case 'B' -> bare.plainBmp() ? Optional.of(new Picture("bmp", file)) : Optional.empty();
        default -> Optional.empty();
      };
    } catch (IndexOutOfBoundsException e) {
      // The file ends where a length says that it goes on.
      return Optional.empty();
    }
  }

  /** How often a decoder of JPEG walks over all of the picture; once in most files. */
  static int scans(byte[] jpeg) {
    int scans = 0;
    for (int i = 0; i + 1 < jpeg.length; i++) {
      scans += (jpeg[i] & 0xFF) == 0xFF && (jpeg[i + 1] & 0xFF) == START_OF_SCAN ? 1 : 0;
    }
    return scans;
  }

  /** Without the segments of applications, but for Adobe's, which tells how colours are coded. */
  private byte[] jpeg() {
    keep(2);
    while (number(at + 1, 1, true) != START_OF_SCAN) {
      int code = (int) number(at + 1, 1, true);
      int length = code == 0xFF ? 1 : 2 + (int) number(at + 2, 2, true);
      boolean told = (code >= 0xE0 && code <= 0xEF && code != ADOBE) || code == 0xFE;
      if (told || code == 0xFF) {
        at += length;
      } else {
        keep(length);
      }
    }
    keep(file.length - at);
    return kept.toByteArray();
  }

  private byte[] png() {
    keep(8);
    while (at + CHUNK <= file.length) {
      long length = CHUNK + number(at, 4, true);
      int whole = (int) Math.min(length, file.length - at);
      if (CHUNKS.contains(new String(file, at + 4, 4, StandardCharsets.US_ASCII))) {
        keep(whole);
      } else {
        at += whole;
      }
    }
    return kept.toByteArray();
  }

  /** The first frame alone. */
  private byte[] gif() {
    keep(13 + colourTable(10));
    while (file[at] == '!') {
      boolean control = (file[at + 1] & 0xFF) == 0xF9;
      int end = blocks(at + 2);
      if (control) {
        keep(end - at);
      }
      at = end;
    }
    keep(blocks(at + 10 + colourTable(at + 9) + 1) - at);
    kept.write(';');
    return kept.toByteArray();
  }

  /** The length of the colour table whose flags lie there. */
  private int colourTable(int flags) {
    return (file[flags] & 0x80) == 0 ? 0 : 3 * (2 << (file[flags] & LARGEST_COLOUR_TABLE_BITS));
  }

  /** Where the data that begin there end: blocks, each with its length before it. */
  private int blocks(int from) {
    int end = from;
    while (file[end] != 0) {
      end += 1 + (file[end] & 0xFF);
    }
    return end + 1;
  }

  /** Neither packed, nor with another picture or a profile inside. */
  private boolean plainBmp() {
    long header = number(14, 4, false);
    if (header == CORE_HEADER) {
      return true;
    }
    boolean colours =
        header == INFO_HEADER
            || (header > INFO_HEADER && PLAIN_COLOURS.contains(number(70, 4, false)));
    return colours && UNPACKED.contains(number(30, 4, false));
  }

  private long number(int from, int length, boolean big) {
    return Exif.number(file, from, length, big);
  }

  private void keep(int length) {
    if (length < 0 || at + length > file.length) {
      throw new IndexOutOfBoundsException(at);
    }
    kept.write(file, at, length);
    at += length;
  }
}
