package app.userdata.function;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A document that is deployed with the code. */
final class PackagedFile {
  private PackagedFile() {}

  /** Its text, which is UTF-8. */
  static String text(String name) {
    return new String(read(name), StandardCharsets.UTF_8);
  }

  /**
   * Its bytes.
   *
   * @param name its path from the root of the class path, such as {@code /app/userdata/x.json}
   */
  static byte[] read(String name) {
    try (InputStream file = PackagedFile.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("the build is not whole: it lacks " + name);
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
