package app.userdata.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Thumbnails of pictures that anybody may have uploaded. */
@Timeout(20)
final class ThumbnailTest {
  private static final int RED = 0xE02020;
  private static final int BLUE = 0x2020E0;

  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "png", "gif", "bmp"})
  void of_everyFormat_isSmallAndLooksTheSame(String format) throws Exception {
    Optional<Thumbnail> thumbnail = thumbnail(file(leftRed(900, 600), format));

    assertThat(thumbnail).isPresent();
    assertThat(thumbnail.get().pixels()).isEqualTo(new PixelSize(900, 600));
    BufferedImage small = image(thumbnail.get());
    assertThat(small.getWidth()).isEqualTo(Thumbnail.SIDE);
    assertThat(small.getHeight()).isEqualTo(Thumbnail.SIDE * 600 / 900);
    assertThat(isRed(small.getRGB(20, 50))).isTrue();
    assertThat(isRed(small.getRGB(Thumbnail.SIDE - 20, 50))).isFalse();
    assertThat(thumbnail.get().jpeg().length()).isLessThan(8_000);
  }

  /** The corner of the file's red half, as each orientation shows it. */
  @ParameterizedTest
  @CsvSource({
    "1, 4, 50",
    "2, 164, 50",
    "3, 164, 50",
    "4, 4, 50",
    "5, 50, 4",
    "6, 50, 4",
    "7, 50, 164",
    "8, 50, 164"
  })
  void of_turnedJpeg_isShownAsItIsToBeHeld(int orientation, int x, int y) throws Exception {
    byte[] turned = turned(file(leftRed(400, 200), "jpeg"), orientation);
    Thumbnail thumbnail = thumbnail(turned).orElseThrow();
    BufferedImage small = image(thumbnail);

    assertThat(thumbnail.pixels())
        .isEqualTo(orientation < 5 ? new PixelSize(400, 200) : new PixelSize(200, 400));
    assertThat(small.getWidth() > small.getHeight()).isEqualTo(orientation < 5);
    assertThat(isRed(small.getRGB(x, y))).isTrue();
    assertThat(isRed(small.getRGB(small.getWidth() - 1 - x, small.getHeight() - 1 - y))).isFalse();
  }

  @Test
  void of_anyFile_tellsNothingBesideThePicture() throws Exception {
    byte[] turned = turned(file(leftRed(400, 200), "jpeg"), 6);
    byte[] bytes = Base64.getDecoder().decode(thumbnail(turned).orElseThrow().jpeg());

    assertThat(new String(turned, StandardCharsets.ISO_8859_1)).contains("Exif");
    assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("Exif");
    assertThat(thumbnail(turned)).isEqualTo(thumbnail(turned));
  }

  @Test
  void of_animatedGif_isItsFirstFrame() throws Exception {
    byte[] gif = file(leftRed(60, 40), "gif");
    ByteArrayOutputStream more = new ByteArrayOutputStream();
    more.write(gif, 0, gif.length - 1);
    // A million comments, and a frame larger than the picture.
    byte[] comment = {0x21, (byte) 0xFE, 1, 'x', 0};
    for (int i = 0; i < 1_000_000; i++) {
      more.write(comment);
    }
    more.write(HexFormat.of().parseHex("2c00000000ffffffff0002024c01003b"));

    assertThat(thumbnail(more.toByteArray())).isPresent();
  }

  @Test
  void of_textThatUnpacksToGigabytes_isNotUnpacked() throws Exception {
    byte[] png = file(leftRed(60, 40), "png");
    byte[] text = "a\0\0".getBytes(StandardCharsets.US_ASCII);
    byte[] packed = packed(200_000_000);
    byte[] body = Arrays.copyOf(text, text.length + packed.length);
    System.arraycopy(packed, 0, body, text.length, packed.length);

    assertThat(thumbnail(spliced(png, 33, chunk("zTXt", body)))).isPresent();
    assertThat(thumbnail(spliced(png, 33, chunk("iCCP", body)))).isPresent();
  }

  @Test
  void of_pictureOfTooManyPixels_isNone() throws Exception {
    byte[] png = file(leftRed(60, 40), "png");
    assertThat(thumbnail(sized(png, 30_000, 30_000))).isEmpty();
    assertThat(thumbnail(sized(png, 40_000, 1))).isEmpty();
    assertThat(thumbnail(sized(png, Integer.MAX_VALUE, Integer.MAX_VALUE))).isEmpty();
    assertThat(thumbnail(new byte[9 << 20])).isEmpty();
  }

  @Test
  void of_manyPixelsInFewBytes_takesLittleMemory() throws Exception {
    BufferedImage plain = new BufferedImage(7_000, 7_000, BufferedImage.TYPE_BYTE_BINARY);
    byte[] png = file(plain, "png");

    assertThat(png.length).isLessThan(100_000);
    assertThat(thumbnail(png)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "png", "gif", "bmp"})
  void of_fileCutAnywhere_endsWithoutAnError(String format) throws Exception {
    byte[] file = file(leftRed(60, 40), format);
    for (int length = 0; length < file.length; length += 1 + file.length / 60) {
      thumbnail(Arrays.copyOf(file, length));
    }
    for (int at = 0; at < file.length; at += 1 + file.length / 200) {
      byte[] wrong = file.clone();
      wrong[at] ^= (byte) 0xFF;
      thumbnail(wrong);
    }
    assertThat(thumbnail(file)).isPresent();
  }

  @Test
  void of_jpegOfFourColours_isNoneOrAPicture() throws Exception {
    byte[] jpeg = file(leftRed(60, 40), "jpeg");
    int frame = indexOf(jpeg, 0xC0);
    jpeg[frame + 9] = 4;

    assertThat(thumbnail(jpeg)).isEmpty();
  }

  @Test
  void of_jpegOfManyScans_isNone() throws Exception {
    byte[] jpeg = file(leftRed(60, 40), "jpeg");
    ByteArrayOutputStream more = new ByteArrayOutputStream();
    more.write(jpeg, 0, jpeg.length - 2);
    int scan = indexOf(jpeg, 0xDA);
    for (int i = 0; i < 50; i++) {
      more.write(jpeg, scan, jpeg.length - 2 - scan);
    }

    assertThat(thumbnail(more.toByteArray())).isEmpty();
  }

  @Test
  void of_greyPicture_keepsItsGrey() throws Exception {
    BufferedImage grey = new BufferedImage(40, 40, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 1600; i++) {
      grey.getRaster().setSample(i % 40, i / 40, 0, 100);
    }

    assertThat(image(thumbnail(file(grey, "png")).orElseThrow()).getRGB(20, 20) & 0xFF)
        .isBetween(97, 103);
  }

  private static Optional<Thumbnail> thumbnail(byte[] file) throws IOException {
    return Thumbnail.of(new ByteArrayInputStream(file));
  }

  private static BufferedImage image(Thumbnail thumbnail) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(thumbnail.jpeg())));
  }

  private static BufferedImage leftRed(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, x < width / 2 ? RED : BLUE);
      }
    }
    return image;
  }

  private static boolean isRed(int colour) {
    return (colour >> 16 & 0xFF) > 150;
  }

  private static byte[] file(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, format, out)).isTrue();
    return out.toByteArray();
  }

  private static byte[] turned(byte[] jpeg, int orientation) {
    byte[] exif =
        HexFormat.of()
            .parseHex(
                "ffe100224578696600004d4d002a000000080001"
                    + "011200030000000100010000"
                    + "00000000");
    exif[29] = (byte) orientation;
    return spliced(jpeg, 2, exif);
  }

  private static byte[] spliced(byte[] file, int at, byte[] more) {
    byte[] all = new byte[file.length + more.length];
    System.arraycopy(file, 0, all, 0, at);
    System.arraycopy(more, 0, all, at, more.length);
    System.arraycopy(file, at, all, at + more.length, file.length - at);
    return all;
  }

  /** A PNG that says another size, with the right check sum. */
  private static byte[] sized(byte[] png, int width, int height) {
    byte[] other = png.clone();
    ByteBuffer header = ByteBuffer.wrap(other).putInt(16, width).putInt(20, height);
    CRC32 sum = new CRC32();
    sum.update(other, 12, 17);
    header.putInt(29, (int) sum.getValue());
    return other;
  }

  private static byte[] chunk(String type, byte[] body) {
    ByteBuffer chunk = ByteBuffer.allocate(12 + body.length);
    chunk.putInt(body.length).put(type.getBytes(StandardCharsets.US_ASCII)).put(body);
    CRC32 sum = new CRC32();
    sum.update(chunk.array(), 4, 4 + body.length);
    return chunk.putInt((int) sum.getValue()).array();
  }

  private static byte[] packed(int zeros) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
      byte[] some = new byte[1 << 16];
      for (int i = 0; i < zeros; i += some.length) {
        deflater.write(some);
      }
    }
    return out.toByteArray();
  }

  private static int indexOf(byte[] jpeg, int marker) {
    for (int i = 0; i + 1 < jpeg.length; i++) {
      if ((jpeg[i] & 0xFF) == 0xFF && (jpeg[i + 1] & 0xFF) == marker) {
        return i;
      }
    }
    throw new AssertionError("no such marker");
  }
}
