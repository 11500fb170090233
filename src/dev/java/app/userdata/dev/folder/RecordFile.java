package app.userdata.dev.folder;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A record on disk: a line of JSON with what is known of it, then its body as it is.
 *
 * @param head what the first line says
 * @param modified as the file system tells
 * @param body empty where only the head was read
 */
record RecordFile(Head head, Instant modified, byte[] body) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * The first line.
   *
   * @param version made for each write, so that no two are alike
   */
  record Head(String version, Map<String, String> labels) {
    Head {
      labels = Map.copyOf(labels);
    }

    byte[] line() {
      try {
        return (JSON.writeValueAsString(this) + "\n")
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new IllegalStateException("texts are JSON", e);
      }
    }
  }

  /** The record in a file; nothing where there is no file. */
  static Optional<RecordFile> read(Path file) {
    return read(file, true);
  }

  /** The same without its body. */
  static Optional<RecordFile> readHead(Path file) {
    return read(file, false);
  }

  private static Optional<RecordFile> read(Path file, boolean whole) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 512)) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
        line.write(next);
      }
      Head head = JSON.readValue(line.toByteArray(), Head.class);
      byte[] body = whole ? in.readAllBytes() : new byte[0];
      return Optional.of(new RecordFile(head, Files.getLastModifiedTime(file).toInstant(), body));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new FolderException(file, e);
    }
  }
}
