package app.userdata.category;

import app.userdata.category.Holdings.HeldIteration;
import app.userdata.category.Holdings.HeldTag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Compares what a project holds with what a plan names of it: just before something goes that takes
 * more along, and after each phase.
 */
public final class Comparison {
  private static final Deleted.Known CHANGED =
      Deleted.changed("it would take along something that the plan does not name");

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
      case ITERATIONS -> now.iterations().stream().map(HeldIteration::id).toList();
      case TAGS -> now.tags().stream().map(HeldTag::id).toList();
      case PROJECTS -> now.gone() ? List.of() : List.of(project);
    };
  }

  /** What is there, in the scope of the deletion, and not in its plan. */
  public List<UUID> appeared(Phase phase, PlannedIds known) {
    return switch (phase) {
      case PREDICTIONS -> unknown(now.predictions().wanted(), known, CategoryId.PREDICTIONS);
      case IMAGES ->
          unknown(
              IdIndex.union(now.sets().values().stream().map(Holdings.HeldSet::wanted).toList()),
              known,
              CategoryId.IMAGES);
      case ITERATIONS -> unknown(iterations(), known, CategoryId.ITERATIONS);
      case TAGS -> unknown(tags(), known, CategoryId.TAGS);
      case UNPUBLISH, PROJECTS -> List.of();
    };
  }

  /**
   * The iterations that have to stay, and why: with them the last copy of an image would go that
   * the plan does not name, or they are published still.
   *
   * @param going the iterations that the plan deletes
   */
  public Map<String, Deleted.Known> iterations(Set<UUID> going, PlannedIds named) {
    List<IdIndex> staying =
        new ArrayList<>(List.of(now.workspace().all(), named.of(CategoryId.IMAGES)));
    now.iterations().stream()
        .filter(iteration -> !going.contains(iteration.id()))
        .forEach(iteration -> staying.add(images(iteration)));
    Map<String, Deleted.Known> left = new HashMap<>();
    for (HeldIteration iteration : now.iterations()) {
      if (going.contains(iteration.id())) {
        if (iteration.published()) {
          left.put(
              iteration.id().toString(),
              new Deleted.Known(Outcome.FAILED, "not tried: it could not be unpublished"));
        } else if (images(iteration).without(staying).size() > 0) {
          left.put(iteration.id().toString(), CHANGED);
        }
      }
    }
    return left;
  }

  /** The project, when something in it is not in the plan. */
  public Map<String, Deleted.Known> project(UUID project, PlannedIds named) {
    boolean changed =
        !unknown(now.allImages(), named, CategoryId.IMAGES).isEmpty()
            || !unknown(now.predictions().all(), named, CategoryId.PREDICTIONS).isEmpty()
            || !unknown(iterations(), named, CategoryId.ITERATIONS).isEmpty()
            || !unknown(tags(), named, CategoryId.TAGS).isEmpty();
    return changed ? Map.of(project.toString(), CHANGED) : Map.of();
  }

  private IdIndex iterations() {
    return IdIndex.of(now.iterations().stream().map(HeldIteration::id).collect(Collectors.toSet()));
  }

  private IdIndex tags() {
    return IdIndex.of(now.tags().stream().map(HeldTag::id).collect(Collectors.toSet()));
  }

  private IdIndex images(HeldIteration iteration) {
    return now.set(iteration.id().toString()).all();
  }

  private static List<UUID> unknown(IdIndex ids, PlannedIds known, CategoryId category) {
    return ids.without(List.of(known.of(category))).ids();
  }
}
