package app.userdata.category;

import app.userdata.archive.Parts;
import app.userdata.customvision.RawJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * JSON lines on their way into an archive's file, each preceded by its id, so that a later step
 * need not parse them.
 */
final class LinePart {
  private static final int ID = 36;
  private final StringBuilder lines = new StringBuilder();

  void add(UUID id, RawJson document) {
    lines.append(id).append('\t').append(document.text()).append('\n');
  }

  /** Stores the lines and returns the part's name; no lines make no part, and an empty name. */
  String store(Parts parts, String stem) {
    return lines.length() == 0
        ? ""
        : parts.write(stem, lines.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Reads a part line by line. */
  static void read(Parts parts, String name, BiConsumer<UUID, RawJson> each) {
    if (name.isEmpty()) {
      return;
    }
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(parts.read(name), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        each.accept(UUID.fromString(line.substring(0, ID)), new RawJson(line.substring(ID + 1)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("could not read a part of the archive", e);
    }
  }
}
