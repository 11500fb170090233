package app.userdata.archive.format;

import app.userdata.archive.AnnotatedImage;
import app.userdata.archive.TaggedBox;

/**
 * What there is to be told of a project's workspace, and what some formats cannot tell.
 *
 * @param detection whether the project has regions
 * @param multilabel whether an image has more than one tag
 * @param unsized images whose size is unknown
 * @param boxless images of known size without a region
 * @param outside regions of which nothing lies on their image
 * @param untagged images without a tag
 * @param gifs images of known size that are GIF files
 * @param validating images that are for validation
 */
public record Census(
    boolean detection,
    boolean multilabel,
    long images,
    long unsized,
    long boxless,
    long outside,
    long untagged,
    long gifs,
    long validating) {

  /** Reads all images once. */
  public static Census of(ProjectImages images) {
    Counting counting = new Counting();
    images.each(counting::add);
    return counting.census(images.set().detection());
  }

  private static final class Counting {
    private boolean multilabel;
    private long images;
    private long unsized;
    private long boxless;
    private long outside;
    private long untagged;
    private long gifs;
    private long validating;

    void add(AnnotatedImage image) {
      int boxes = TaggedBox.on(image, 1, 1).size();
      images++;
      multilabel |= image.tags().size() > 1;
      untagged += image.tags().isEmpty() ? 1 : 0;
      validating += Split.VALIDATION.holds(image.id()) ? 1 : 0;
      if (image.pixels() == null) {
        unsized++;
      } else {
        gifs += image.file().endsWith(".gif") ? 1 : 0;
        boxless += boxes == 0 ? 1 : 0;
        outside += image.regions().size() - boxes;
      }
    }

    Census census(boolean detection) {
      return new Census(
          detection, multilabel, images, unsized, boxless, outside, untagged, gifs, validating);
    }
  }
}
