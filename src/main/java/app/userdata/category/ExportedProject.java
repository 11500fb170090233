package app.userdata.category;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What a finished export holds of one project, for a deletion that may take only that.
 *
 * @param images the state of each image whose bytes are there, by id; see {@link ImageState}
 * @param documents the names of the JSON documents that are there, in the project's folder
 */
public record ExportedProject(
    Map<UUID, String> images, Set<UUID> predictions, Set<UUID> tags, Set<String> documents) {
  static final ExportedProject NOTHING =
      new ExportedProject(Map.of(), Set.of(), Set.of(), Set.of());

  /** The image's bytes are there, and nothing of it was changed since. */
  boolean holdsImage(UUID id, String fingerprint) {
    return fingerprint.equals(images.get(id));
  }

  boolean holdsPrediction(UUID id) {
    return predictions.contains(id);
  }

  boolean holdsTag(UUID id) {
    return tags.contains(id);
  }

  /** The document of the project itself. */
  boolean holdsProject() {
    return documents.contains("project.json");
  }

  /** A document of an iteration, such as {@code iteration.json}. */
  boolean holdsOfIteration(UUID id, String name) {
    return documents.contains("iterations/" + id + "/" + name);
  }
}
