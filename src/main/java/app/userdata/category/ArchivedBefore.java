package app.userdata.category;

import app.userdata.archive.ArchiveEntry;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The files that an earlier attempt of the job has archived. They are not copied again: the bytes
 * of an id never change.
 */
final class ArchivedBefore {
  private ArchivedBefore() {}

  /** Those of the same step, by the id of what they show. */
  static Map<UUID, ArchiveEntry> of(Step step, ExportContext context) {
    Map<UUID, ArchiveEntry> files = new HashMap<>();
    for (ArchiveEntry entry : context.results().archivedBefore(step.path())) {
      String path = entry.path().value();
      String name = path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('.'));
      files.put(UUID.fromString(name), entry);
    }
    return files;
  }
}
