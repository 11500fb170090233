package app.userdata.job;

import app.userdata.archive.ExportArchive;
import app.userdata.archive.TrainingSet;
import app.userdata.category.ArchivedProject;
import app.userdata.report.Portrait;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The step that makes the portrait of a project for the report. Its result names a part, so that
 * sealing twice reads the same.
 */
final class PortraitSteps {
  static final String PORTRAIT = "portrait";

  /** So many pictures are made for all projects together, and for one. */
  private static final int PICTURES = 240;

  private static final int MOST = 48;
  private static final int FEWEST = 3;

  private PortraitSteps() {}

  /** The step of a project below its first one. */
  static Work of(Work first) {
    return first.below(PORTRAIT, PORTRAIT, Map.of());
  }

  static Map<String, String> make(
      Job job, String project, TrainingSet set, ExportArchive archive, RecordParts parts) {
    int pictures = Math.max(FEWEST, Math.min(MOST, PICTURES / job.projects().size()));
    Portrait portrait =
        new ArchivedProject(archive, UUID.fromString(project)).portrait(set, parts, pictures);
    return Map.of(PORTRAIT, parts.write("portraits/" + project, Json.bytes(portrait)));
  }

  /** What was made of a project, unless that was given up. */
  static Optional<Portrait> find(ResultBook book, RecordParts parts, String first) {
    return book.find(first + "/" + PORTRAIT)
        .map(result -> result.dataOf().getOrDefault(PORTRAIT, ""))
        .filter(part -> !part.isEmpty())
        .map(part -> Json.read(parts.bytes(part), Portrait.class));
  }
}
