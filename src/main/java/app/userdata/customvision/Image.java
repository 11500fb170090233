package app.userdata.customvision;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A training image.
 *
 * @param original where the user's bytes are, for downloading only: it may hold a signature. Empty
 *     when the service names no usable place
 * @param thumbnail where a small copy is, likewise
 */
public record Image(
    UUID id,
    URI original,
    URI thumbnail,
    Set<UUID> tagIds,
    Map<String, String> metadata,
    RawJson json) {
  public Image {
    tagIds = Set.copyOf(tagIds);
    metadata = Map.copyOf(metadata);
  }

  /** Without the address, which is a secret, and without what people wrote. */
  @Override
  public String toString() {
    return "Image[id=" + id + "]";
  }
}
