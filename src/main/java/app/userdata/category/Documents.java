package app.userdata.category;

import app.userdata.archive.ArchiveEntry;
import app.userdata.archive.ArchivePath;
import app.userdata.archive.ExportArchive;
import app.userdata.customvision.RawJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Writes JSON as served into the archive. */
final class Documents {
  private Documents() {}

  static ArchiveEntry write(ExportArchive archive, ArchivePath path, RawJson json) {
    return write(archive, path, json.text()).withRedactions(json.redactions());
  }

  /** Writes a list as one JSON array, an element a line. */
  static ArchiveEntry write(ExportArchive archive, ArchivePath path, List<RawJson> elements) {
    String array =
        elements.stream().map(RawJson::text).collect(Collectors.joining(",\n", "[", "]"));
    return write(archive, path, array)
        .withRedactions(elements.stream().mapToInt(RawJson::redactions).sum());
  }

  private static ArchiveEntry write(ExportArchive archive, ArchivePath path, String text) {
    return archive.write(path, "application/json", (text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** JSON lines of these documents. */
  static byte[] lines(List<RawJson> documents) {
    StringBuilder lines = new StringBuilder();
    documents.forEach(document -> lines.append(document.text()).append('\n'));
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }
}
