package app.userdata.category;

import app.userdata.archive.AnnotatedImage;
import app.userdata.archive.ArchivePath;
import app.userdata.archive.ExportArchive;
import app.userdata.archive.Parts;
import app.userdata.archive.TrainingSet;
import app.userdata.customvision.RawJson;
import app.userdata.picture.PixelSize;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads what an archive says of a project's images and tags, for reports and other formats. What
 * has no id or no name of a tag is left out of those; the archive has it as served.
 */
public final class ArchivedImages {
  private static final String WORKSPACE = "workspace";

  private final ExportArchive archive;
  private final ArchivePath folder;
  private final Map<UUID, String> tags = new LinkedHashMap<>();

  private ArchivedImages(ExportArchive archive, UUID project) {
    this.archive = archive;
    this.folder = Paths.project(project);
  }

  /**
   * The images of a project whose files are in the archive. An archive without them, or without the
   * list of tags, is read as far as it goes.
   *
   * @param stem begins the names of the parts
   */
  public static TrainingSet read(ExportArchive archive, UUID project, Parts parts, String stem) {
    return new ArchivedImages(archive, project).read(new TrainingSet.Writer(parts, stem));
  }

  private TrainingSet read(TrainingSet.Writer writer) {
    try {
      readTags();
      readImages(writer);
    } catch (IOException e) {
      throw new UncheckedIOException("could not read the archive of a project", e);
    }
    return writer.finish(
        tags.entrySet().stream()
            .map(tag -> new TrainingSet.Tag(tag.getKey(), tag.getValue()))
            .toList());
  }

  private void readTags() throws IOException {
    Optional<ArchivePath> file = find("tags.json");
    if (file.isPresent()) {
      try (InputStream in = archive.read(file.get())) {
        RawJson list = new RawJson(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        list.node()
            .forEach(tag -> id(tag, "id").ifPresent(id -> tags.put(id, tag.path("name").asText())));
      }
    }
  }

  private void readImages(TrainingSet.Writer writer) throws IOException {
    Optional<ArchivePath> file = find("images.jsonl");
    if (file.isPresent()) {
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(archive.read(file.get()), StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          image(new RawJson(line).node()).ifPresent(writer::add);
        }
      }
    }
  }

  /** A file of the project, unless the export has none. */
  private Optional<ArchivePath> find(String name) {
    ArchivePath path = folder.resolve(name);
    return archive.list(path.value(), Optional.empty(), 1).files().stream()
        .map(ExportArchive.StoredFile::path)
        .filter(path::equals)
        .findFirst();
  }

  private Optional<AnnotatedImage> image(JsonNode line) {
    List<UUID> tagged = new ArrayList<>();
    line.path("tags").forEach(tag -> named(tag).ifPresent(tagged::add));
    List<AnnotatedImage.Region> regions = new ArrayList<>();
    line.path("regions").forEach(region -> region(region).ifPresent(regions::add));
    JsonNode pixels = line.path("pixels");
    PixelSize size =
        pixels.isObject()
            ? new PixelSize(pixels.path("width").asInt(), pixels.path("height").asInt())
            : null;
    return id(line, "id")
        .filter(id -> line.has("file"))
        .map(
            id ->
                new AnnotatedImage(
                    id, line.path("file").asText(), size, inWorkspace(line), tagged, regions));
  }

  private static boolean inWorkspace(JsonNode line) {
    for (JsonNode set : line.path("foundIn")) {
      if (set.asText().equals(WORKSPACE)) {
        return true;
      }
    }
    return false;
  }

  private Optional<AnnotatedImage.Region> region(JsonNode region) {
    return named(region)
        .map(
            tag ->
                new AnnotatedImage.Region(
                    tag,
                    region.path("left").asDouble(),
                    region.path("top").asDouble(),
                    region.path("width").asDouble(),
                    region.path("height").asDouble()));
  }

  /** The tag of an image or a region, whose name comes with it. */
  private Optional<UUID> named(JsonNode element) {
    Optional<UUID> id = id(element, "tagId");
    id.ifPresent(tag -> tags.putIfAbsent(tag, element.path("tagName").asText()));
    return id;
  }

  private static Optional<UUID> id(JsonNode node, String member) {
    try {
      return Optional.of(UUID.fromString(node.path(member).asText()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
