package app.userdata.category;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What a finished export holds of one project, for a deletion that may take only that.
 *
 * @param images the state of each image whose bytes are there, by id; see {@link ImageState}
 * @param documents ids of iterations and tags, and of the project, whose documents are there
 */
public record ExportedProject(
    Map<UUID, String> images, Set<UUID> predictions, Set<UUID> documents) {
  static final ExportedProject NOTHING = new ExportedProject(Map.of(), Set.of(), Set.of());

  /** The image's bytes are there, and nothing of it was changed since. */
  boolean holdsImage(UUID id, String fingerprint) {
    return fingerprint.equals(images.get(id));
  }

  boolean holdsPrediction(UUID id) {
    return predictions.contains(id);
  }

  boolean holdsDocument(UUID id) {
    return documents.contains(id);
  }
}
