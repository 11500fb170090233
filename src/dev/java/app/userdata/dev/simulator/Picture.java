package app.userdata.dev.simulator;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/** A canvas for sample pictures, and the file made of it. */
final class Picture {
  static {
    System.setProperty("java.awt.headless", "true");
    ImageIO.setUseCache(false);
  }

  /** A picture as a file. */
  record File(byte[] bytes, String contentType, int width, int height) {}

  private static final List<String> FORMATS = List.of("jpeg", "png", "jpeg", "gif", "jpeg", "bmp");

  /** An Exif segment that says: orientation 6, to be turned by a quarter clockwise. */
  private static final byte[] TURN_RIGHT =
      HexFormat.of()
          .parseHex(
              "ffe1"
                  + "0022"
                  + "457869660000"
                  + "4d4d002a00000008"
                  + "0001"
                  + "011200030000000100060000"
                  + "00000000");

  private final BufferedImage image;
  private final Graphics2D graphics;
  private final Random random;

  Picture(int width, int height, long seed) {
    this.image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    this.graphics = image.createGraphics();
    this.random = new Random(seed);
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    Color top = Color.getHSBColor(random.nextFloat(), 0.15f, 0.98f);
    Color bottom = Color.getHSBColor(random.nextFloat(), 0.25f, 0.85f);
    graphics.setPaint(new GradientPaint(0, 0, top, 0, height, bottom));
    graphics.fillRect(0, 0, width, height);
  }

  Graphics2D graphics() {
    return graphics;
  }

  Random random() {
    return random;
  }

  int width() {
    return image.getWidth();
  }

  int height() {
    return image.getHeight();
  }

  /** Formats take turns by number; BMP files are kept small by being rare. */
  File file(int number) {
    String format = FORMATS.get(number % FORMATS.size());
    return new File(encode(image, format), "image/" + format, width(), height());
  }

  /** A photograph of a camera that was held upright: the file lies on its side, and says so. */
  File lying() {
    BufferedImage side = new BufferedImage(height(), width(), BufferedImage.TYPE_INT_RGB);
    Graphics2D target = side.createGraphics();
    target.rotate(-Math.PI / 2);
    target.drawImage(image, -width(), 0, null);
    target.dispose();
    byte[] plain = encode(side, "jpeg");
    byte[] file = new byte[plain.length + TURN_RIGHT.length];
    System.arraycopy(plain, 0, file, 0, 2);
    System.arraycopy(TURN_RIGHT, 0, file, 2, TURN_RIGHT.length);
    System.arraycopy(plain, 2, file, 2 + TURN_RIGHT.length, plain.length - 2);
    return new File(file, "image/jpeg", width(), height());
  }

  /** The same picture at half its size, as the service would keep it next to a large upload. */
  File half() {
    BufferedImage half = new BufferedImage(width() / 2, height() / 2, BufferedImage.TYPE_INT_RGB);
    Graphics2D target = half.createGraphics();
    target.drawImage(image, 0, 0, half.getWidth(), half.getHeight(), null);
    target.dispose();
    return new File(encode(half, "jpeg"), "image/jpeg", half.getWidth(), half.getHeight());
  }

  private static byte[] encode(BufferedImage image, String format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, out)) {
        throw new IllegalStateException("This Java runtime cannot write " + format + " pictures");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("A sample picture could not be written", e);
    }
    return out.toByteArray();
  }
}
