package app.userdata.job;

import app.userdata.dev.simulator.Image;
import app.userdata.dev.simulator.ImageTag;
import app.userdata.dev.simulator.Region;
import app.userdata.dev.simulator.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Puts tags on images of the simulated account, as people do between plan and confirmation. */
final class Marks {
  private Marks() {}

  /** The same image with one tag more. */
  static Image with(Image image, Tag tag) {
    List<ImageTag> tags = new ArrayList<>(image.tags());
    tags.add(new ImageTag(tag.id(), tag.name(), image.created()));
    return image.with(tags, image.regions());
  }

  /** The same image with one tag more, and a region that shows what the tag means. */
  static Image withRegion(Image image, Tag tag) {
    Image marked = with(image, tag);
    List<Region> regions = new ArrayList<>(image.regions());
    regions.add(
        new Region(
            UUID.randomUUID(), tag.id(), tag.name(), image.created(), 0.1f, 0.1f, 0.5f, 0.5f));
    return image.with(marked.tags(), regions);
  }

  /** Another image that looks the same. */
  static Image copy(Image image) {
    return new Image(
        UUID.randomUUID(),
        image.created(),
        image.width(),
        image.height(),
        image.bytes(),
        image.resized(),
        image.contentType(),
        image.tags(),
        image.regions(),
        image.metadata());
  }
}
