package app.userdata.category;

import app.userdata.category.Holdings.HeldIteration;
import app.userdata.category.Holdings.HeldTag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * What a project holds just before something goes that takes more along, next to its plan: an
 * iteration with the last copies of images, a tag with its marks on images, a project with all.
 * What would take along something that the plan does not name, or that is kept out now, stays.
 */
public final class SecondLook {
  private static final Deleted.Known PUBLISHED =
      new Deleted.Known(Outcome.FAILED, "not tried: it could not be unpublished");
  private static final Deleted.Known UNNAMED =
      Deleted.changed("it would take along something that the plan does not name");
  private static final Deleted.Known KEPT_OUT =
      Deleted.changed("it would take along something that is kept out now");
  private static final Deleted.Known MARKS =
      Deleted.changed("it marks images that are kept out now");

  private final Holdings now;
  private final ImageNotes notes;
  private final PlannedIds named;

  SecondLook(Holdings now, ImageNotes notes, PlannedIds named) {
    this.now = now;
    this.notes = notes;
    this.named = named;
  }

  /** Reads the inventory that was taken just before. */
  public static SecondLook read(InventoryContext inventory, PlannedIds named) {
    Holdings now = Holdings.read(inventory);
    return new SecondLook(now, ImageNotes.read(now, inventory, Optional.empty()), named);
  }

  /** Those that a phase deletes and that have to stay, and why. */
  public Map<String, Deleted.Known> stays(Phase phase, Set<UUID> going) {
    return switch (phase) {
      case ITERATIONS -> iterations(going);
      case TAGS -> tags(going);
      case PROJECTS -> all(going, this::project);
      case UNPUBLISH, PREDICTIONS, IMAGES -> Map.of();
    };
  }

  private Map<String, Deleted.Known> iterations(Set<UUID> going) {
    List<IdIndex> staying = new ArrayList<>(List.of(now.workspace().all()));
    now.iterations().stream()
        .filter(iteration -> !going.contains(iteration.id()))
        .forEach(iteration -> staying.add(now.images(iteration)));
    Map<String, Deleted.Known> stays = new HashMap<>();
    now.iterations().stream()
        .filter(iteration -> going.contains(iteration.id()))
        .forEach(
            iteration ->
                why(iteration, staying)
                    .ifPresent(known -> stays.put(iteration.id().toString(), known)));
    return stays;
  }

  private Optional<Deleted.Known> why(HeldIteration iteration, List<IdIndex> staying) {
    if (iteration.published()) {
      return Optional.of(PUBLISHED);
    }
    IdIndex last = now.images(iteration).without(staying);
    if (named.lacksAny(CategoryId.IMAGES, last)) {
      return Optional.of(UNNAMED);
    }
    return last.ids().stream().anyMatch(notes::keptOut) ? Optional.of(KEPT_OUT) : Optional.empty();
  }

  private Map<String, Deleted.Known> tags(Set<UUID> going) {
    Set<UUID> onHeld = notes.tagsOfHeld();
    now.tags().stream().filter(HeldTag::held).map(HeldTag::id).forEach(onHeld::add);
    return all(going, id -> onHeld.contains(id) ? Optional.of(MARKS) : Optional.empty());
  }

  private Optional<Deleted.Known> project(UUID id) {
    if (named.lacksAny(CategoryId.IMAGES, now.allImages())
        || named.lacksAny(CategoryId.PREDICTIONS, now.predictions().all())
        || named.lacksAny(CategoryId.ITERATIONS, now.iterationIds())
        || named.lacksAny(CategoryId.TAGS, now.tagIds())) {
      return Optional.of(UNNAMED);
    }
    return notes.anyHeld() || now.tags().stream().anyMatch(HeldTag::held)
        ? Optional.of(KEPT_OUT)
        : Optional.empty();
  }

  private static Map<String, Deleted.Known> all(
      Set<UUID> ids, Function<UUID, Optional<Deleted.Known>> why) {
    Map<String, Deleted.Known> stays = new HashMap<>();
    ids.forEach(id -> why.apply(id).ifPresent(known -> stays.put(id.toString(), known)));
    return stays;
  }
}
