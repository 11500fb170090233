package app.userdata.category;

import app.userdata.customvision.CustomVisionClient;
import app.userdata.customvision.CustomVisionException;
import app.userdata.customvision.Image;
import app.userdata.customvision.ImageSet;
import app.userdata.customvision.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The images of one image set, as the service shows them now.
 *
 * <p>An iteration whose training did not end may hold images all the same. Where the service says
 * that it has none of its own, that is an answer.
 */
record ServedImages(CustomVisionClient service, UUID project, ImageSet set) {
  /**
   * Ids of one GetImagesByIds call: well below the 256 allowed, so that no intermediary refuses the
   * long URI.
   */
  private static final int BATCH = 100;

  /** The set that a step's arguments name. */
  static ServedImages of(Step step, StepContext context) {
    return new ServedImages(context.service(), step.project(), ImageCopies.set(step));
  }

  /** The names of the listings that together show every image once. */
  static List<String> listings(StepContext context) {
    return context.service().listings().stream().map(Listing::name).toList();
  }

  int count(String listing) {
    return unlessUntrained(() -> service.getImageCount(project, set, Listing.valueOf(listing)), 0);
  }

  List<Image> page(String listing, int skip) {
    return unlessUntrained(
        () ->
            service.getImages(project, set, Listing.valueOf(listing), PagedListing.PAGE_SIZE, skip),
        List.of());
  }

  /** Those of the ids that are there, read in batches. */
  List<Image> byIds(List<UUID> ids) {
    List<Image> images = new ArrayList<>();
    for (int from = 0; from < ids.size(); from += BATCH) {
      List<UUID> batch = ids.subList(from, Math.min(ids.size(), from + BATCH));
      images.addAll(unlessUntrained(() -> service.getImagesByIds(project, set, batch), List.of()));
    }
    return images;
  }

  /**
   * What a set that went meanwhile has of images: none. Not for exports, which would lose it
   * without a word.
   */
  static <T> T unlessGone(Supplier<T> call, T none) {
    try {
      return call.get();
    } catch (CustomVisionException.NotFound e) {
      Deleted.absentOrThrow(e);
      return none;
    }
  }

  private static <T> T unlessUntrained(Supplier<T> call, T none) {
    try {
      return call.get();
    } catch (CustomVisionException.Rejected e) {
      if (e.code().equals("BadRequestIterationIsNotTrained")) {
        return none;
      }
      throw e;
    }
  }
}
