package app.userdata.category;

import app.userdata.customvision.CustomVisionException;
import app.userdata.customvision.Image;
import app.userdata.customvision.ImageSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Deletes one chunk of images from the workspace and from every iteration. Where their state
 * decides which are wanted, they are read again first: what no longer matches, is kept out now, or
 * is gone, is left alone.
 */
final class ImageDeletion {
  private static final int TRIES = 3;

  private final Deletion deletion;
  private final Map<String, Deleted.Known> known = new HashMap<>();

  ImageDeletion(Deletion deletion) {
    this.deletion = deletion;
  }

  Deleted run() {
    List<UUID> ids = deletion.ids();
    if (deletion.scope().dependsOnState()) {
      ids = still(deletion.entries());
    }
    for (int tries = 1; !ids.isEmpty(); tries++) {
      try {
        deletion.service().deleteImages(deletion.project(), ids, true);
        return new Deleted(known);
      } catch (CustomVisionException.Rejected e) {
        known.putAll(Deleted.all(ids, Deleted.refused(e)).known());
        return new Deleted(known);
      } catch (CustomVisionException.NotFound e) {
        ids = rest(ids, e, tries);
      }
    }
    return new Deleted(known);
  }

  /** One of a batch was gone, which the service answers with 404 for all: read which are there. */
  private List<UUID> rest(List<UUID> ids, CustomVisionException.NotFound e, int tries) {
    Deleted.absentOrThrow(e);
    Set<UUID> asked = Set.copyOf(ids);
    List<PlanEntry> entries =
        deletion.entries().stream().filter(entry -> asked.contains(entry.uuid())).toList();
    if (e.code().equals("NotFoundProject") || tries == TRIES) {
      entries.forEach(entry -> known.put(entry.id(), Deleted.absent()));
      return List.of();
    }
    return found(entries).keySet().stream().toList();
  }

  /** The images that are there and match as they did when the plan was made. */
  private List<UUID> still(List<PlanEntry> entries) {
    List<UUID> matching = new ArrayList<>();
    found(entries)
        .forEach(
            (id, image) -> {
              if (deletion.scope().covers(image)) {
                matching.add(id);
              } else {
                known.put(
                    id.toString(),
                    Deleted.changed("it no longer matches the subject, or is kept out now"));
              }
            });
    return matching;
  }

  /** Reads images where the plan saw them; what is not there is absent. */
  private Map<UUID, Image> found(List<PlanEntry> entries) {
    Map<UUID, Image> found = new LinkedHashMap<>();
    Map<ImageSet, List<UUID>> bySet =
        entries.stream()
            .collect(
                Collectors.groupingBy(
                    ImageDeletion::set,
                    LinkedHashMap::new,
                    Collectors.mapping(PlanEntry::uuid, Collectors.toList())));
    bySet.forEach((set, ids) -> read(set, ids).forEach(image -> found.put(image.id(), image)));
    entries.stream()
        .filter(entry -> !found.containsKey(entry.uuid()))
        .forEach(entry -> known.put(entry.id(), Deleted.absent()));
    return found;
  }

  private List<Image> read(ImageSet set, List<UUID> ids) {
    ServedImages images = new ServedImages(deletion.service(), deletion.project(), set);
    return ServedImages.unlessGone(() -> images.byIds(ids), List.of());
  }

  private static ImageSet set(PlanEntry entry) {
    return Optional.ofNullable(entry.iterationId())
        .map(id -> ImageSet.of(UUID.fromString(Objects.requireNonNull(id))))
        .orElseGet(ImageSet::workspace);
  }
}
