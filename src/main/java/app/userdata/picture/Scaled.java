package app.userdata.picture;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;

/**
 * Scales a picture down by the average of its pixels, on white where it is transparent, and turns
 * it as Exif counts. Without {@code Graphics2D}, which would look for fonts.
 */
final class Scaled {
  private static final int OPAQUE = 0xFF;

  private final BufferedImage from;
  private final int orientation;
  private final boolean grey;

  private Scaled(BufferedImage from, int orientation) {
    this.from = from;
    this.orientation = orientation;
    this.grey =
        from.getRaster().getNumBands() < 3 && !(from.getColorModel() instanceof IndexColorModel);
  }

  static BufferedImage of(BufferedImage from, int orientation, int side) {
    return new Scaled(from, orientation).to(side);
  }

  private BufferedImage to(int side) {
    double factor = Math.min(1, (double) side / Math.max(from.getWidth(), from.getHeight()));
    int width = Math.max(1, (int) Math.round(from.getWidth() * factor));
    int height = Math.max(1, (int) Math.round(from.getHeight() * factor));
    boolean turned = Exif.isQuarterTurn(orientation);
    BufferedImage to =
        new BufferedImage(
            turned ? height : width, turned ? width : height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int colour =
            average(
                x * from.getWidth() / width,
                Math.max(x * from.getWidth() / width + 1, (x + 1) * from.getWidth() / width),
                y * from.getHeight() / height,
                Math.max(y * from.getHeight() / height + 1, (y + 1) * from.getHeight() / height));
        place(to, x, y, width - 1 - x, height - 1 - y, colour);
      }
    }
    return to;
  }

  /** Where a pixel of the file is to be seen; the mirrored places count from the other side. */
  private void place(BufferedImage to, int x, int y, int mirroredX, int mirroredY, int colour) {
    switch (orientation) {
      case 2 -> to.setRGB(mirroredX, y, colour);
      case 3 -> to.setRGB(mirroredX, mirroredY, colour);
      case 4 -> to.setRGB(x, mirroredY, colour);
      case 5 -> to.setRGB(y, x, colour);
      case 6 -> to.setRGB(mirroredY, x, colour);
      case 7 -> to.setRGB(mirroredY, mirroredX, colour);
      case 8 -> to.setRGB(y, mirroredX, colour);
      default -> to.setRGB(x, y, colour);
    }
  }

  private int average(int left, int right, int top, int bottom) {
    long red = 0;
    long green = 0;
    long blue = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        int colour = colour(x, y);
        int alpha = colour >>> 24;
        red += onWhite(colour >> 16, alpha);
        green += onWhite(colour >> 8, alpha);
        blue += onWhite(colour, alpha);
      }
    }
    long pixels = (long) (right - left) * (bottom - top);
    return (int) (((red / pixels) << 16) | ((green / pixels) << 8) | (blue / pixels));
  }

  private static int onWhite(int colour, int alpha) {
    return ((colour & OPAQUE) * alpha + OPAQUE * (OPAQUE - alpha)) / OPAQUE;
  }

  /** Grey is taken as it is stored; Java would take it for linear light and make it paler. */
  private int colour(int x, int y) {
    if (!grey) {
      return from.getRGB(x, y);
    }
    int value = byteOf(x, y, 0);
    int alpha = from.getRaster().getNumBands() == 2 ? byteOf(x, y, 1) : OPAQUE;
    return alpha << 24 | value << 16 | value << 8 | value;
  }

  private int byteOf(int x, int y, int band) {
    int most = (1 << from.getSampleModel().getSampleSize(band)) - 1;
    return from.getRaster().getSample(x, y, band) * OPAQUE / most;
  }
}
