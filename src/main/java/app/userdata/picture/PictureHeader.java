package app.userdata.picture;

import java.util.Arrays;
import java.util.Optional;

/**
 * Reads the size of a picture while its bytes pass by, whatever the pieces in which they come. It
 * holds a few bytes, and of a JPEG its Exif segment, which is no longer than 64 KiB.
 *
 * <p>JPEG: ITU-T T.81 annex B, with the orientation of Exif 2.3 (CIPA DC-008). PNG: ISO/IEC 15948.
 * GIF: version 89a, of which the logical screen counts. BMP: BITMAPCOREHEADER and BITMAPINFOHEADER.
 */
public final class PictureHeader {
  /** So many first bytes tell every format but JPEG. */
  private static final int FIRST = 26;

  private static final int CORE_HEADER = 12;
  private static final int EXIF = 0xE1;
  private static final int START_OF_SCAN = 0xDA;
  private static final int END_OF_IMAGE = 0xD9;

  private byte[] held = new byte[FIRST];
  private int filled;
  private int wanted = FIRST;
  private Runnable reader = this::first;
  private long skipped;
  private boolean over;
  private int segment;
  private int orientation = Exif.UPRIGHT;
  private Optional<PixelSize> size = Optional.empty();

  /** The header of a whole file. */
  public static PictureHeader of(byte[] file) {
    PictureHeader header = new PictureHeader();
    header.read(file, 0, file.length);
    return header;
  }

  /** Takes the next bytes of the file. */
  public void read(byte[] bytes, int offset, int length) {
    int at = offset;
    int end = offset + length;
    while (at < end && !over) {
      int part = (int) Math.min(skipped > 0 ? skipped : wanted - filled, end - at);
      if (skipped > 0) {
        skipped -= part;
      } else {
        System.arraycopy(bytes, at, held, filled, part);
        filled += part;
      }
      at += part;
      if (skipped == 0 && filled == wanted) {
        reader.run();
      }
    }
  }

  /** The size, if this is a picture of a known format and its bytes have told. */
  public Optional<PixelSize> size() {
    return size.map(stored -> Exif.isQuarterTurn(orientation) ? stored.turned() : stored);
  }

  /** How the picture is to be turned, 1 to 8 as Exif counts; 1 as it is. */
  public int orientation() {
    return orientation;
  }

  private void first() {
    if (begins(0xFF, 0xD8, 0xFF)) {
      again(2, this::marker, 4);
    } else if (begins(0x89, 'P', 'N', 'G')) {
      end(bigEndian(16, 4), bigEndian(20, 4));
    } else if (begins('G', 'I', 'F', '8')) {
      end(littleEndian(6, 2), littleEndian(8, 2));
    } else if (begins('B', 'M') && littleEndian(14, 4) == CORE_HEADER) {
      end(littleEndian(18, 2), littleEndian(20, 2));
    } else if (begins('B', 'M')) {
      // A negative height says that the rows begin at the top.
      end(littleEndian(18, 4), Math.abs((int) littleEndian(22, 4)));
    } else {
      over = true;
    }
  }

  /** A marker of a JPEG and the length of the segment that it begins. */
  private void marker() {
    int code = held[1] & 0xFF;
    if ((held[0] & 0xFF) != 0xFF || code == START_OF_SCAN || code == END_OF_IMAGE) {
      over = true;
    } else if (code == 0xFF) {
      again(1, this::marker, 4);
    } else if (code == 0x01 || (code >= 0xD0 && code <= 0xD7)) {
      again(2, this::marker, 4);
    } else {
      segment = (int) bigEndian(2, 2) - 2;
      segment(code);
    }
  }

  private void segment(int code) {
    boolean frame = code >= 0xC0 && code <= 0xCF && code != 0xC4 && code != 0xC8 && code != 0xCC;
    if (frame && segment >= 5) {
      next(this::frame, 5);
    } else if (code == EXIF && segment > 0) {
      next(this::exif, segment);
    } else {
      skipped = Math.max(0, segment);
      next(this::marker, 4);
    }
  }

  private void frame() {
    end(bigEndian(3, 2), bigEndian(1, 2));
  }

  private void exif() {
    orientation = Exif.orientation(Arrays.copyOf(held, filled)).orElse(orientation);
    next(this::marker, 4);
  }

  private void next(Runnable then, int bytes) {
    reader = then;
    filled = 0;
    wanted = bytes;
    if (held.length < bytes) {
      held = new byte[bytes];
    }
  }

  /** Reads once more what is held from an offset on. */
  private void again(int from, Runnable then, int bytes) {
    byte[] rest = Arrays.copyOfRange(held, from, filled);
    next(then, bytes);
    read(rest, 0, rest.length);
  }

  private void end(long width, long height) {
    over = true;
    boolean real =
        width > 0 && height > 0 && width <= Integer.MAX_VALUE && height <= Integer.MAX_VALUE;
    size = real ? Optional.of(new PixelSize((int) width, (int) height)) : Optional.empty();
  }

  private boolean begins(int... magic) {
    for (int i = 0; i < magic.length; i++) {
      if ((held[i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  private long bigEndian(int offset, int bytes) {
    return Exif.number(held, offset, bytes, true);
  }

  private long littleEndian(int offset, int bytes) {
    return Exif.number(held, offset, bytes, false);
  }
}
