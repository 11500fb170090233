package app.userdata.category;

import app.userdata.customvision.Image;
import java.util.Set;
import java.util.UUID;

/**
 * Images that a job must not touch.
 *
 * @param tags tags by id or by exact name
 */
public record Exclusion(Set<UUID> imageIds, Set<String> tags) {
  public static final Exclusion NOTHING = new Exclusion(Set.of(), Set.of());

  public Exclusion {
    imageIds = Selectors.inOrder(imageIds);
    tags = Selectors.inOrder(tags);
  }

  boolean holds(Image image) {
    return imageIds.contains(image.id()) || Subject.carriesAny(image, tags);
  }
}
