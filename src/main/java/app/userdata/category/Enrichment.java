package app.userdata.category;

import app.userdata.archive.ArchiveEntry;
import app.userdata.picture.PixelSize;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What a line says beside the document as served: where its file lies, how to check it, and how
 * many pixels it has, turned as it asks for. The size that the service tells may be of its own
 * smaller copy.
 */
final class Enrichment {
  private Enrichment() {}

  /** The file's path is relative to the project's folder. */
  static Map<String, Object> of(ArchiveEntry entry, UUID project) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put(
        "file", entry.path().value().substring(Paths.project(project).value().length() + 1));
    members.put("sha256", entry.sha256());
    members.put("bytes", entry.bytes());
    PixelSize pixels = entry.pixels();
    if (pixels != null) {
      members.put("pixels", pixels);
    }
    return members;
  }
}
