package app.userdata.job;

import app.userdata.archive.ArchiveEntry;
import app.userdata.archive.Bag;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Lines of a manifest on their way into parts of a few megabytes. */
final class ManifestParts {
  private static final int LARGE = 2 << 20;

  private final RecordParts parts;
  private final String stem;
  private final List<String> names = new ArrayList<>();
  private ByteArrayOutputStream lines = new ByteArrayOutputStream();

  ManifestParts(RecordParts parts, String stem) {
    this.parts = parts;
    this.stem = stem;
  }

  void add(ArchiveEntry entry) {
    lines.writeBytes(Bag.manifest(List.of(entry)));
    if (lines.size() >= LARGE) {
      store();
    }
  }

  /** The names of all parts, in the order of their lines. */
  List<String> names() {
    if (lines.size() > 0) {
      store();
    }
    return List.copyOf(names);
  }

  private void store() {
    names.add(parts.write(stem + "/" + names.size(), lines.toByteArray()));
    lines = new ByteArrayOutputStream();
  }
}
