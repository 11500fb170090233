package app.userdata.category;

import app.userdata.customvision.Image;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * One person's images: inside tags and ids any match counts, metadata pairs must all match, the
 * kinds are joined by AND. Predictions are named by id only.
 *
 * <p>Sets keep the order of the request, by which {@link Selectors} names their elements.
 *
 * @param tags tags by id or by exact name, as an image carries them
 */
public record Subject(
    Set<String> tags, Set<UUID> imageIds, Map<String, String> metadata, Set<UUID> predictionIds) {
  public Subject {
    tags = Selectors.inOrder(tags);
    imageIds = Selectors.inOrder(imageIds);
    metadata = Map.copyOf(metadata);
    predictionIds = Selectors.inOrder(predictionIds);
  }

  boolean matches(Image image) {
    if (tags.isEmpty() && imageIds.isEmpty() && metadata.isEmpty()) {
      return false;
    }
    return (tags.isEmpty() || carriesAny(image, tags))
        && (imageIds.isEmpty() || imageIds.contains(image.id()))
        && image.metadata().entrySet().containsAll(metadata.entrySet());
  }

  /**
   * Whether somebody else may be on the image too: it carries a tag that the subject did not name.
   */
  boolean sharedWithOthers(Image image) {
    for (JsonNode tag : image.json().node().path("tags")) {
      if (!tags.isEmpty()
          && !tags.contains(tag.path("tagId").asText())
          && !tags.contains(tag.path("tagName").asText())) {
        return true;
      }
    }
    return false;
  }

  /** Whether an image carries one of these tags, named by id or by exact name. */
  static boolean carriesAny(Image image, Set<String> tags) {
    for (JsonNode tag : image.json().node().path("tags")) {
      if (tags.contains(tag.path("tagId").asText())
          || tags.contains(tag.path("tagName").asText())) {
        return true;
      }
    }
    return false;
  }
}
