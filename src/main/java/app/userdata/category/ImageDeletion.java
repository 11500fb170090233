package app.userdata.category;

import app.userdata.customvision.CustomVisionException;
import app.userdata.customvision.Image;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Deletes one chunk of images from the workspace and from every iteration. Where their state
 * decides which are wanted, they are read again first: what no longer matches, is kept out now, or
 * is nowhere in the project, is left alone.
 */
final class ImageDeletion {
  private static final int TRIES = 3;

  private final Deletion deletion;
  private final ImageSearch search;
  private final Map<String, Deleted.Known> known = new HashMap<>();

  ImageDeletion(Deletion deletion) {
    this.deletion = deletion;
    this.search = new ImageSearch(deletion.service(), deletion.project());
  }

  Deleted run() {
    List<UUID> ids = deletion.ids();
    if (deletion.scope().dependsOnState()) {
      ids = still(deletion.entries());
    }
    for (int tries = 1; !ids.isEmpty(); tries++) {
      // Reading them takes time.
      if (deletion.canceled()) {
        known.putAll(Deleted.all(ids, Deleted.UNTRIED).known());
        return new Deleted(known);
      }
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
    return still(entries);
  }

  /** The images that are there and match as they did when the plan was made. */
  private List<UUID> still(List<PlanEntry> entries) {
    Map<UUID, List<Image>> found = search.find(entries);
    List<UUID> matching = new ArrayList<>();
    for (PlanEntry entry : entries) {
      List<Image> shown = found.getOrDefault(entry.uuid(), List.of());
      if (shown.isEmpty()) {
        known.put(entry.id(), Deleted.absent());
      } else if (deletion.scope().covers(shown)) {
        matching.add(entry.uuid());
      } else {
        known.put(
            entry.id(), Deleted.changed("it no longer matches the subject, or is kept out now"));
      }
    }
    return matching;
  }
}
