package app.userdata.archive;

import java.util.List;
import java.util.UUID;

/**
 * A region as a rectangle on its picture, as far as it lies within it. Neither rounded nor moved
 * but for that.
 */
public record TaggedBox(UUID tag, double left, double top, double width, double height) {

  /**
   * The boxes of an image that is so large: in pixels, or on a picture of 1 by 1 as fractions. A
   * region of which nothing lies on the picture has none: tools that train refuse empty boxes.
   */
  public static List<TaggedBox> on(AnnotatedImage image, double width, double height) {
    return image.regions().stream()
        .map(region -> of(region, width, height))
        .filter(box -> box.width > 0 && box.height > 0)
        .toList();
  }

  private static TaggedBox of(AnnotatedImage.Region region, double width, double height) {
    double[] across = within(region.left() * width, region.width() * width, width);
    double[] down = within(region.top() * height, region.height() * height, height);
    return new TaggedBox(region.tag(), across[0], down[0], across[1], down[1]);
  }

  /** What of a line lies between nothing and an end: where it begins and how long it is. */
  private static double[] within(double from, double length, double end) {
    double begins = Math.max(0, Math.min(from, end));
    double rest = begins == from ? length : length - (begins - from);
    return new double[] {begins, Math.min(rest, end - begins)};
  }

  /** The right edge. */
  public double right() {
    return left + width;
  }

  /** The lower edge. */
  public double bottom() {
    return top + height;
  }
}
