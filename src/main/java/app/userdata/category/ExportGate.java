package app.userdata.category;

import app.userdata.category.Holdings.HeldIteration;
import java.util.Optional;
import java.util.UUID;

/** Lets through only what an export holds unchanged, where a deletion may take only that. */
final class ExportGate {
  /** Why something is not let through. */
  static final String MISSING = "the export does not hold it, or it was changed since";

  private final Optional<ExportedProject> exported;
  private final ImageNotes notes;

  /**
   * @param exported absent when nothing is asked for, so that all is let through
   */
  ExportGate(Optional<ExportedProject> exported, ImageNotes notes) {
    this.exported = exported;
    this.notes = notes;
  }

  boolean holdsImage(UUID id) {
    return exported.map(e -> e.holdsImage(id, notes.fingerprint(id))).orElse(true);
  }

  boolean holdsPrediction(UUID id) {
    return exported.map(e -> e.holdsPrediction(id)).orElse(true);
  }

  boolean holdsTag(UUID id) {
    return exported.map(e -> e.holdsTag(id)).orElse(true);
  }

  /** An iteration with the images and tags that only it has. */
  boolean holds(HeldIteration iteration, IdIndex images, IdIndex tags) {
    return documented(iteration, tags) && images.ids().stream().allMatch(this::holdsImage);
  }

  /** A project with everything in it. */
  boolean holdsProject(Holdings held) {
    return exported.map(ExportedProject::holdsProject).orElse(true)
        && held.iterations().stream().allMatch(one -> documented(one, one.tags()))
        && held.tags().stream().allMatch(tag -> holdsTag(tag.id()))
        && held.predictions().all().ids().stream().allMatch(this::holdsPrediction)
        && held.allImages().ids().stream().allMatch(this::holdsImage);
  }

  private boolean documented(HeldIteration iteration, IdIndex tags) {
    return exported
        .map(
            e ->
                e.holdsOfIteration(iteration.id(), "iteration.json")
                    && (!iteration.trained()
                        || e.holdsOfIteration(iteration.id(), "performance.json"))
                    && (tags.size() == 0 || e.holdsOfIteration(iteration.id(), "tags.json")))
        .orElse(true);
  }
}
