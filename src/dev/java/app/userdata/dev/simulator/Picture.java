package app.userdata.dev.simulator;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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
