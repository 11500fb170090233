package app.userdata.dev.simulator;

import static app.userdata.dev.simulator.ServiceException.badRequest;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Takes images, or the tags and regions on them, away; deletions that reach iterations show later.
 */
final class ImageDeletion {
  private static final int MAX_IMAGES = 256;
  private static final int MAX_MARKS = 64;
  private static final int MAX_TAGS = 20;

  /** Runs something after a while. */
  interface Later {
    void run(Duration delay, Runnable work);
  }

  private final Later later;

  ImageDeletion(Later later) {
    this.later = later;
  }

  Reply images(Call call) {
    Project project = call.writableProject();
    // Version 3.0 knows neither flag.
    boolean flags = call.version().since(ApiVersion.V3_1);
    boolean all = flags && call.flag("allImages");
    boolean everywhere = flags && call.flag("allIterations");
    List<UUID> ids = call.ids("imageIds", MAX_IMAGES);
    if (all != ids.isEmpty()) {
      throw badRequest(
          "BadRequestInvalidIds", "Give a list of image ids, or allImages, and not both.");
    }
    if (call.options().deletions().unknownImagesFail() && !project.allImageIds().containsAll(ids)) {
      throw ServiceException.notFound("NotFoundImage", "Image not found.");
    }
    if (!all && !everywhere) {
      project.removeFromWorkspace(ids);
      return Reply.empty(204);
    }
    Set<UUID> targets = targets(project, ids, everywhere);
    List<ImageSet> sets = everywhere ? project.imageSets().toList() : List.of(project.workspace());
    later.run(
        call.options().deletions().delay(), () -> sets.forEach(images -> images.remove(targets)));
    return Reply.empty(202);
  }

  Reply tags(Call call) {
    Project project = call.writableProject();
    Set<UUID> imageIds = required(call, "imageIds", MAX_MARKS);
    Set<UUID> tagIds = required(call, "tagIds", MAX_TAGS);
    project
        .workspace()
        .replaceAll(
            image ->
                imageIds.contains(image.id())
                    ? image.with(
                        image.tags().stream().filter(t -> !tagIds.contains(t.tagId())).toList(),
                        image.regions().stream().filter(r -> !tagIds.contains(r.tagId())).toList())
                    : image);
    return Reply.empty(204);
  }

  Reply regions(Call call) {
    Project project = call.writableProject();
    Set<UUID> regionIds = required(call, "regionIds", MAX_MARKS);
    project
        .workspace()
        .replaceAll(
            image ->
                image.with(
                    image.tags(),
                    image.regions().stream().filter(r -> !regionIds.contains(r.id())).toList()));
    return Reply.empty(204);
  }

  /** All images of the workspace; of the iterations too only where the call reaches them. */
  private static Set<UUID> targets(Project project, List<UUID> ids, boolean everywhere) {
    if (!ids.isEmpty()) {
      return Set.copyOf(ids);
    }
    return everywhere ? project.allImageIds() : new HashSet<>(project.workspace().ids());
  }

  private static Set<UUID> required(Call call, String name, int limit) {
    call.required(name);
    return Set.copyOf(call.ids(name, limit));
  }
}
