package app.userdata.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers against files that Java's own encoders write, and against segments written by hand. */
final class PictureHeaderTest {
  private static final Random RANDOM = new Random(7);

  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "png", "gif", "bmp"})
  void read_fileOfAnEncoder_tellsItsSizeInWhateverPieces(String format) throws IOException {
    for (int i = 0; i < 40; i++) {
      PixelSize size = new PixelSize(1 + RANDOM.nextInt(400), 1 + RANDOM.nextInt(400));
      byte[] file = file(format, size);

      assertThat(PictureHeader.of(file).size()).contains(size);
      PictureHeader header = new PictureHeader();
      for (int at = 0; at < file.length; ) {
        int part = Math.min(file.length - at, 1 + RANDOM.nextInt(9));
        header.read(file, at, part);
        at += part;
      }
      assertThat(header.size()).contains(size);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1,30,20", "2,30,20", "3,30,20", "4,30,20", "5,20,30", "6,20,30", "7,20,30", "8,20,30"
  })
  void read_exifOrientation_turnsTheSize(int orientation, int width, int height)
      throws IOException {
    for (String order : new String[] {"4d4d", "4949"}) {
      byte[] file = with(exif(order, orientation), file("jpeg", new PixelSize(30, 20)));

      PictureHeader header = PictureHeader.of(file);

      assertThat(header.size()).contains(new PixelSize(width, height));
      assertThat(header.orientation()).isEqualTo(orientation);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // an orientation that there is not
        "ffe1002245786966000 04d4d002a00000008000101120003000000010009000000000000",
        // a directory behind the end
        "ffe1002245786966000 04d4d002a0000ffff000101120003000000010006000000000000",
        // more entries than there is room for
        "ffe1001445786966000 04d4d002a00000008ffff0000",
        // no Exif at all, but XMP; and a segment without a body
        "ffe1000868747470 3a2fffe10002",
        // markers may be preceded by fill bytes, and some have no length
        "ffffffe00002ff01ffd0"
      })
  void read_brokenOrForeignSegments_leavesTheSizeAsItIs(String hex) throws IOException {
    PixelSize size = new PixelSize(31, 21);
    byte[] segment = HexFormat.of().parseHex(hex.replace(" ", ""));

    PictureHeader header = PictureHeader.of(with(segment, file("jpeg", size)));

    assertThat(header.size()).contains(size);
    assertThat(header.orientation()).isEqualTo(1);
  }

  @Test
  void read_cutOffAnywhere_tellsNothingOrTheTruth() throws IOException {
    PixelSize size = new PixelSize(33, 44);
    for (String format : new String[] {"jpeg", "png", "gif", "bmp"}) {
      byte[] file = file(format, size);
      for (int length = 0; length < Math.min(file.length, 800); length++) {
        PictureHeader header = new PictureHeader();
        header.read(file, 0, length);
        assertThat(header.size().orElse(size)).isEqualTo(size);
      }
    }
  }

  @Test
  void read_noise_neverFails() {
    for (int i = 0; i < 20_000; i++) {
      byte[] noise = new byte[RANDOM.nextInt(200)];
      RANDOM.nextBytes(noise);
      byte[] magic = HexFormat.of().parseHex(i % 2 == 0 ? "ffd8ffe1" : "424d");
      System.arraycopy(magic, 0, noise, 0, Math.min(magic.length, noise.length));
      PictureHeader header = PictureHeader.of(noise);
      assertThat(header.orientation()).isBetween(1, 8);
      header.size();
    }
  }

  private static byte[] file(String format, PixelSize size) throws IOException {
    BufferedImage image =
        new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, format, out)).isTrue();
    return out.toByteArray();
  }

  private static byte[] exif(String order, int orientation) {
    boolean big = order.equals("4d4d");
    String tiff =
        big
            ? "4d4d002a00000008"
                + "0002"
                + "010000040000000100000001"
                + "01120003000000010"
                + "00%d0000"
            : "49492a0008000000"
                + "0200"
                + "000104000100000001000000"
                + "1201030001000000"
                + "0%d000000";
    return HexFormat.of()
        .parseHex("ffe1002e457869660000" + tiff.formatted(orientation) + "00000000");
  }

  /** A JPEG with one more segment at its beginning. */
  private static byte[] with(byte[] segment, byte[] file) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(file, 0, 2);
    out.writeBytes(segment);
    out.write(file, 2, file.length - 2);
    return out.toByteArray();
  }
}
