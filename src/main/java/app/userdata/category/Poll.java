package app.userdata.category;

import app.userdata.category.Holdings.HeldIteration;
import app.userdata.customvision.CustomVisionClient;
import app.userdata.customvision.CustomVisionException;
import app.userdata.customvision.ImageSet;
import app.userdata.customvision.Iteration;
import app.userdata.customvision.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Asks, with as few calls as possible, whether a deletion that the service carries out behind a 202
 * shows yet. It says only when a complete look is worth its calls; nothing is concluded from it.
 */
public final class Poll {
  private final CustomVisionClient service;
  private final UUID project;

  public Poll(CustomVisionClient service, UUID project) {
    this.service = service;
    this.project = project;
  }

  /**
   * How many items seem to be there yet: of images all that are counted, of the others those that
   * are planned.
   */
  public long remaining(Phase phase, Predicate<UUID> planned) {
    try {
      return switch (phase) {
        case UNPUBLISH ->
            count(
                service.getIterations(project).stream()
                    .filter(Iteration::published)
                    .map(Iteration::id)
                    .toList(),
                planned);
        case PREDICTIONS ->
            count(
                service.queryPredictions(project, Optional.empty()).predictions().stream()
                    .map(prediction -> prediction.id())
                    .toList(),
                planned);
        case IMAGES -> images();
        case ITERATIONS ->
            count(service.getIterations(project).stream().map(Iteration::id).toList(), planned);
        case TAGS ->
            count(
                service.getTags(project, ImageSet.workspace()).stream()
                    .map(tag -> tag.id())
                    .toList(),
                planned);
        case PROJECTS ->
            count(service.getProjects().stream().map(one -> one.id()).toList(), planned);
      };
    } catch (CustomVisionException.NotFound e) {
      Deleted.absentOrThrow(e);
      return 0;
    }
  }

  /**
   * How many images the sets that a poll counts had together when the plan was made, without those
   * that it deletes.
   */
  public static long expected(Holdings planned, PlannedIds going) {
    List<IdIndex> counted = new ArrayList<>(List.of(planned.workspace().all()));
    planned.iterations().stream()
        .filter(HeldIteration::trained)
        .forEach(iteration -> counted.add(planned.images(iteration)));
    List<IdIndex> deleted = List.of(going.of(CategoryId.IMAGES));
    return counted.stream().mapToLong(images -> images.without(deleted).size()).sum();
  }

  private long images() {
    long sum = count(ImageSet.workspace());
    for (Iteration iteration : service.getIterations(project)) {
      if (iteration.trained()) {
        sum += count(ImageSet.of(iteration.id()));
      }
    }
    return sum;
  }

  private long count(ImageSet set) {
    long sum = 0;
    for (Listing listing : service.listings()) {
      sum += service.getImageCount(project, set, listing);
    }
    return sum;
  }

  private static long count(List<UUID> ids, Predicate<UUID> planned) {
    return ids.stream().filter(planned).count();
  }
}
