package app.userdata.category;

import app.userdata.category.Holdings.HeldIteration;
import java.util.List;
import java.util.UUID;

/** Compares what a project holds after a phase with what its plan names. */
public final class Comparison {
  private final Holdings now;

  public Comparison(Holdings now) {
    this.now = now;
  }

  /** Whether the project was not there. */
  public boolean projectGone() {
    return now.gone();
  }

  /** The ids that a phase deletes and that are still there; for publishing, those published. */
  public List<UUID> remaining(Phase phase, UUID project) {
    return switch (phase) {
      case UNPUBLISH ->
          now.iterations().stream()
              .filter(HeldIteration::published)
              .map(HeldIteration::id)
              .toList();
      case PREDICTIONS -> now.predictions().all().ids();
      case IMAGES -> now.allImages().ids();
      case ITERATIONS -> now.iterationIds().ids();
      case TAGS -> now.tagIds().ids();
      case PROJECTS -> now.gone() ? List.of() : List.of(project);
    };
  }

  /** What is there, in the scope of the deletion, and not in its plan. */
  public List<UUID> appeared(Phase phase, PlannedIds known) {
    return switch (phase) {
      case PREDICTIONS -> known.without(CategoryId.PREDICTIONS, now.predictions().wanted());
      case IMAGES ->
          known.without(
              CategoryId.IMAGES,
              IdIndex.union(now.sets().values().stream().map(Holdings.HeldSet::wanted).toList()));
      case ITERATIONS -> known.without(CategoryId.ITERATIONS, now.iterationIds());
      case TAGS -> known.without(CategoryId.TAGS, now.tagIds());
      case UNPUBLISH, PROJECTS -> List.of();
    };
  }
}
