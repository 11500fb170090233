package app.userdata.dev.simulator;

import static app.userdata.dev.simulator.ServiceException.badRequest;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Takes images, or the tags and regions on them, away; deletions that reach iterations show later.
 */
final class ImageDeletion {
  private static final int MAX_IMAGES = 256;
  private static final int MAX_MARKS = 64;
  private static final int MAX_TAGS = 20;

  private final Deletions deletions;

  ImageDeletion(Deletions deletions) {
    this.deletions = deletions;
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
    if (call.options().deletions().unknownImagesFail()
        && ids.stream().anyMatch(id -> project.findImage(id).isEmpty())) {
      throw ServiceException.notFound("NotFoundImage", "Image not found.");
    }
    Set<UUID> taken = deletions.taken(call, targets(project, ids, everywhere));
    if (!all && !everywhere) {
      deletions.done(call, () -> project.removeFromWorkspace(taken));
      return Reply.empty(204);
    }
    List<ImageSet> sets = everywhere ? project.imageSets().toList() : List.of(project.workspace());
    deletions.accepted(call, () -> sets.forEach(images -> images.remove(taken)));
    return Reply.empty(202);
  }

  Reply tags(Call call) {
    Project project = call.writableProject();
    Set<UUID> imageIds = required(call, "imageIds", MAX_MARKS);
    Set<UUID> tagIds = required(call, "tagIds", MAX_TAGS);
    UnaryOperator<Image> change =
        image -> imageIds.contains(image.id()) ? image.without(tagIds) : image;
    deletions.done(call, () -> project.workspace().replaceAll(change));
    return Reply.empty(204);
  }

  Reply regions(Call call) {
    Project project = call.writableProject();
    Set<UUID> regionIds = required(call, "regionIds", MAX_MARKS);
    UnaryOperator<Image> change =
        image ->
            image.with(
                image.tags(),
                image.regions().stream().filter(r -> !regionIds.contains(r.id())).toList());
    deletions.done(call, () -> project.workspace().replaceAll(change));
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
