package app.userdata.dev.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A training image as the workspace or one iteration sees it; the original bytes are what a user
 * uploaded, the resized ones are the same array unless the service made them smaller.
 */
public record Image(
    UUID id,
    Instant created,
    int width,
    int height,
    byte[] bytes,
    byte[] resized,
    String contentType,
    List<ImageTag> tags,
    List<Region> regions,
    Map<String, String> metadata) {

  public Image {
    tags = List.copyOf(tags);
    regions = List.copyOf(regions);
  }

  /** The same image with other tags and regions. */
  public Image with(List<ImageTag> otherTags, List<Region> otherRegions) {
    return new Image(
        id, created, width, height, bytes, resized, contentType, otherTags, otherRegions, metadata);
  }

  /** The same image without these tags and their regions; itself where it carries none of them. */
  public Image without(Set<UUID> tagIds) {
    List<ImageTag> keptTags = tags.stream().filter(t -> !tagIds.contains(t.tagId())).toList();
    List<Region> keptRegions = regions.stream().filter(r -> !tagIds.contains(r.tagId())).toList();
    boolean same = keptTags.size() == tags.size() && keptRegions.size() == regions.size();
    return same ? this : with(keptTags, keptRegions);
  }

  /** The same image with other metadata. */
  public Image withMetadata(Map<String, String> other) {
    return new Image(id, created, width, height, bytes, resized, contentType, tags, regions, other);
  }

  boolean isTagged() {
    return !tags.isEmpty();
  }

  boolean isResized() {
    return bytes.length != resized.length;
  }
}
