package app.userdata.job;

import app.userdata.archive.ExportArchive;
import app.userdata.archive.TrainingSet;
import app.userdata.category.ArchivedImages;
import app.userdata.category.CategoryId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The steps of an export that make something of what it has of one project, when all of that is in
 * the archive. Their files belong to the archive and are checked with the others; without one of
 * them the archive is complete all the same.
 */
final class ProjectSteps {
  static final String PROJECT = "project";

  /** The data of the first step: the part that holds its {@link TrainingSet}. */
  private static final String SET = "set";

  private final RecordParts parts;
  private final ExportArchive archive;
  private final Clock clock;

  ProjectSteps(RecordParts parts, ExportArchive archive, Clock clock) {
    this.parts = parts;
    this.archive = archive;
    this.clock = clock;
  }

  /** The first step of a project: reads its images and names what is to be made of them. */
  static Work first(Work group, String project) {
    return group.below(project, PROJECT, Map.of(PROJECT, project));
  }

  /** Reads the project's images, once for all that follows. */
  StoredResult open(Job job, Work work) {
    String project = work.arg(PROJECT);
    TrainingSet set =
        job.categories().contains(CategoryId.IMAGES)
            ? ArchivedImages.read(archive, UUID.fromString(project), parts, "sets/" + project)
            : new TrainingSet(List.of(), 0, 0, List.of());
    List<Work> steps = new ArrayList<>();
    steps.addAll(FormatSteps.named(job, work, set));
    steps.add(PortraitSteps.of(work));
    return StoredResult.naming(
        steps,
        null,
        Map.of(SET, parts.write("sets/" + project + "/set", Json.bytes(set))),
        clock.instant());
  }

  /** Makes the project's portrait. */
  StoredResult portrait(Job job, Work work, ResultBook book) {
    TrainingSet set = set(book.get(Work.parent(work.path())));
    return StoredResult.naming(
        List.of(),
        null,
        PortraitSteps.make(job, work.arg(PROJECT), set, archive, parts),
        clock.instant());
  }

  /** What the first step of the project read. */
  TrainingSet set(StoredResult first) {
    return Json.read(parts.bytes(first.dataOf().getOrDefault(SET, "")), TrainingSet.class);
  }
}
