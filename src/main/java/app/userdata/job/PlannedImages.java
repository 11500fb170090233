package app.userdata.job;

import app.userdata.category.CategoryId;
import app.userdata.category.Phase;
import app.userdata.category.PlanChunk;
import app.userdata.category.PlanEntry;
import app.userdata.copy.MediaType;
import app.userdata.customvision.CustomVisionClient;
import app.userdata.customvision.CustomVisionException;
import app.userdata.customvision.Download;
import app.userdata.customvision.Image;
import app.userdata.customvision.ImageSet;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Shows images that a plan deletes, so that whoever confirms it sees what it is about. */
public final class PlannedImages {
  /** The service's thumbnails are far smaller. */
  private static final int MOST_BYTES = 2 << 20;

  private final JobRecords jobs;
  private final RecordStore records;
  private final Resources resources;

  PlannedImages(JobRecords jobs, RecordStore records, Resources resources) {
    this.jobs = jobs;
    this.records = records;
    this.resources = resources;
  }

  /**
   * A small picture.
   *
   * @param contentType what its first bytes are, whatever anybody calls it
   */
  public record Thumbnail(String contentType, byte[] bytes) {}

  private record Place(UUID project, ImageSet set, UUID image) {}

  /**
   * The thumbnail of an image that the sealed plan of this deletion names.
   *
   * @throws JobProblem when the plan does not name it, or the service has none to show
   */
  public Thumbnail thumbnail(String jobId, String imageId) {
    Job job = jobs.get(jobId);
    Place place =
        RequestFields.id(imageId)
            .flatMap(image -> place(job, image))
            .orElseThrow(() -> nothing("The plan of this job names no such image."));
    Resource resource = resources.of(job);
    try {
      return thumbnail(resource.service(), place);
    } catch (CustomVisionException.NotFound
        | CustomVisionException.DownloadRefused
        | CustomVisionException.LinkExpired e) {
      throw nothing("The service shows no picture of this image: " + Reasons.of(e));
    } catch (CustomVisionException e) {
      throw ResourceViews.unavailable(resource, e);
    }
  }

  /** Where the plan has the image; plans are searched piece by piece until it is found. */
  private Optional<Place> place(Job job, UUID image) {
    if (job.plan() == null || job.removedAt() != null) {
      return Optional.empty();
    }
    PlanBook plan = Attempts.plan(records, job);
    String id = image.toString();
    return job.projects().stream()
        .flatMap(
            project ->
                Stream.of(Phase.IMAGES.id(), PlanChunk.TAKEN_ALONG)
                    .flatMap(section -> plan.chunks(project, Set.of(section)))
                    .flatMap(chunk -> chunk.entries().stream())
                    .filter(entry -> entry.category() == CategoryId.IMAGES && entry.id().equals(id))
                    .map(entry -> new Place(UUID.fromString(project), set(entry), image)))
        .findFirst();
  }

  private static ImageSet set(PlanEntry entry) {
    return entry.iterationId() == null
        ? ImageSet.workspace()
        : ImageSet.of(UUID.fromString(entry.iterationId()));
  }

  private static Thumbnail thumbnail(CustomVisionClient service, Place place) {
    List<Image> found =
        service.getImagesByIds(place.project(), place.set(), List.of(place.image()));
    if (found.isEmpty()) {
      throw nothing("The image is no longer there.");
    }
    try (Download download = service.download(place.project(), found.get(0).thumbnail())) {
      byte[] bytes = download.body().readNBytes(MOST_BYTES + 1);
      MediaType type = MediaType.of(bytes);
      if (type == MediaType.OTHER || bytes.length > MOST_BYTES) {
        throw nothing("What the service has as thumbnail is no picture that can be shown.");
      }
      return new Thumbnail(type.contentType(), bytes);
    } catch (IOException e) {
      throw nothing("The thumbnail broke off; ask again.");
    }
  }

  private static JobProblem nothing(String sentence) {
    return JobProblem.notFound("image-not-found", sentence);
  }
}
