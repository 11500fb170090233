package app.userdata.category;

import app.userdata.archive.ArchiveEntry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** What a line says beside the document as served: where its file lies and how to check it. */
final class Enrichment {
  private Enrichment() {}

  /** The file's path is relative to the project's folder. */
  static Map<String, Object> of(ArchiveEntry entry, UUID project) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put(
        "file", entry.path().value().substring(Paths.project(project).value().length() + 1));
    members.put("sha256", entry.sha256());
    members.put("bytes", entry.bytes());
    return members;
  }
}
