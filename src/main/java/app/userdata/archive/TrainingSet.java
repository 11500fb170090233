package app.userdata.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The images of one project that an archive holds, as training data: what reports and formats are
 * made of. The images lie in parts, a JSON line each, so that steps can share the work.
 *
 * @param tags of the project, as far as the export knows them
 * @param images how many there are, those included that only an iteration still holds
 * @param regions how many there are on images of the workspace
 * @param parts the names of the parts, in order
 */
public record TrainingSet(List<Tag> tags, long images, long regions, List<String> parts) {
  /** So many images are in one part. */
  public static final int PART = 512;

  private static final JsonMapper MAPPER = new JsonMapper();

  public TrainingSet {
    tags = List.copyOf(tags);
    parts = List.copyOf(parts);
  }

  /** A tag and its name, which users typed. */
  public record Tag(UUID id, String name) {}

  /**
   * Whether the project detects objects. Nothing that the service tells of a project says so in
   * words; only there images have regions.
   */
  public boolean detection() {
    return regions > 0;
  }

  /** Hands out all images, one after the other. */
  public void each(Parts from, Consumer<AnnotatedImage> use) {
    parts.forEach(part -> each(from, part, use));
  }

  /** Hands out the images of one part. */
  public static void each(Parts from, String part, Consumer<AnnotatedImage> use) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(from.read(part), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        use.accept(MAPPER.readValue(line, AnnotatedImage.class));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("could not read a part of the training data", e);
    }
  }

  /** Writes images into parts. */
  public static final class Writer {
    private final Parts to;
    private final String stem;
    private final List<String> parts = new ArrayList<>();
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private int waiting;
    private long images;
    private long regions;

    /**
     * @param stem begins the names of the parts
     */
    public Writer(Parts to, String stem) {
      this.to = to;
      this.stem = stem;
    }

    public void add(AnnotatedImage image) {
      try {
        lines.writeBytes(MAPPER.writeValueAsBytes(image));
        lines.write('\n');
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException("could not write an image as JSON", e);
      }
      images++;
      regions += image.workspace() ? image.regions().size() : 0;
      if (++waiting == PART) {
        store();
      }
    }

    /** What was written. */
    public TrainingSet finish(List<Tag> tags) {
      if (waiting > 0) {
        store();
      }
      return new TrainingSet(tags, images, regions, parts);
    }

    private void store() {
      parts.add(to.write(stem + "/" + parts.size(), lines.toByteArray()));
      lines.reset();
      waiting = 0;
    }
  }
}
