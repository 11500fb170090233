package app.userdata.picture;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The orientation in the Exif segment of a JPEG.
 *
 * @see <a href="https://www.cipa.jp/std/documents/e/DC-008-2012_E.pdf">CIPA DC-008, 4.6.4 and
 *     4.6.8</a>
 */
final class Exif {
  static final int UPRIGHT = 1;
  private static final byte[] MARK = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
  private static final int ENTRY = 12;
  private static final int ORIENTATION = 0x0112;

  private Exif() {}

  /** The orientation, 1 to 8, that the body of an APP1 segment tells. */
  static Optional<Integer> orientation(byte[] segment) {
    int tiff = MARK.length;
    if (segment.length < tiff + 8
        || !Arrays.equals(segment, 0, tiff, MARK, 0, tiff)
        || (segment[tiff] != 'I' && segment[tiff] != 'M')) {
      return Optional.empty();
    }
    boolean big = segment[tiff] == 'M';
    long directory = tiff + number(segment, tiff + 4, 4, big);
    if (directory + 2 > segment.length) {
      return Optional.empty();
    }
    long entries = number(segment, (int) directory, 2, big);
    for (long i = 0; i < entries; i++) {
      long entry = directory + 2 + ENTRY * i;
      if (entry + ENTRY > segment.length) {
        return Optional.empty();
      }
      if (number(segment, (int) entry, 2, big) == ORIENTATION) {
        return Optional.of((int) number(segment, (int) entry + 8, 2, big))
            .filter(value -> value >= UPRIGHT && value <= 8);
      }
    }
    return Optional.empty();
  }

  /** Whether width and height change places. */
  static boolean isQuarterTurn(int orientation) {
    return orientation >= 5;
  }

  /** An unsigned number of up to four bytes. */
  static long number(byte[] bytes, int offset, int length, boolean bigEndian) {
    long number = 0;
    for (int i = 0; i < length; i++) {
      int at = bigEndian ? offset + i : offset + length - 1 - i;
      number = number << 8 | (bytes[at] & 0xFF);
    }
    return number;
  }
}
