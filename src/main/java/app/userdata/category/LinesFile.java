package app.userdata.category;

import app.userdata.archive.ArchiveEntry;
import app.userdata.archive.ArchivePath;
import app.userdata.archive.ArchiveWriter;
import app.userdata.customvision.RawJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * Joins line parts into one file of the archive, every id once, in constant memory but for the ids.
 */
final class LinesFile {
  private final ExportContext context;
  private final BiFunction<UUID, RawJson, RawJson> finish;
  private final Set<UUID> written = new HashSet<>();
  private int repeated;
  private int redactions;

  /** The given function may add members to a line just before it is written. */
  LinesFile(ExportContext context, BiFunction<UUID, RawJson, RawJson> finish) {
    this.context = context;
    this.finish = finish;
  }

  ArchiveEntry write(ArchivePath path, List<String> parts) {
    try (ArchiveWriter writer = context.archive().open(path, "application/jsonl")) {
      for (String part : parts) {
        LinePart.read(context.parts(), part, (id, line) -> append(writer, id, line));
      }
      return writer.finish().withRedactions(redactions);
    } catch (IOException e) {
      throw new UncheckedIOException("could not write " + path, e);
    }
  }

  /** How many lines were left out because their id had been written before. */
  int repeated() {
    return repeated;
  }

  private void append(ArchiveWriter writer, UUID id, RawJson line) {
    if (!written.add(id)) {
      repeated++;
      return;
    }
    RawJson finished = finish.apply(id, line);
    redactions += finished.redactions();
    byte[] bytes = (finished.text() + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      writer.write(bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new UncheckedIOException("could not write a line of the archive", e);
    }
  }
}
