package app.userdata.archive.format;

import app.userdata.archive.AnnotatedImage;
import app.userdata.archive.AnnotatedImage.Region;
import app.userdata.archive.TrainingSet;
import app.userdata.archive.TrainingSet.Tag;
import app.userdata.picture.PixelSize;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A project put together by hand, and what formats make of it. */
final class Example {
  private final List<Tag> tags = new ArrayList<>();
  private final List<AnnotatedImage> images = new ArrayList<>();

  /** An id that follows from a number. */
  static UUID id(int number) {
    return new UUID(0x1234_5678_9abc_4defL, 0x8000_0000_0000_0000L | number);
  }

  /** Tags of these names, with the ids 1, 2 and so on. */
  static Example tags(String... names) {
    Example example = new Example();
    for (String name : names) {
      example.tags.add(new Tag(id(example.tags.size() + 1), name));
    }
    return example;
  }

  Example image(int number, @Nullable PixelSize pixels, Region... regions) {
    List<UUID> tagged = List.of(regions).stream().map(Region::tag).distinct().toList();
    images.add(
        new AnnotatedImage(id(number), file(number), pixels, true, tagged, List.of(regions)));
    return this;
  }

  Example tagged(int number, @Nullable PixelSize pixels, int... tags) {
    List<UUID> ids = Arrays.stream(tags).mapToObj(Example::id).toList();
    images.add(new AnnotatedImage(id(number), file(number), pixels, true, ids, List.of()));
    return this;
  }

  /** An image that only an iteration still holds. */
  Example forgotten(int number, PixelSize pixels, Region... regions) {
    images.add(
        new AnnotatedImage(
            id(number), file(number), pixels, false, List.of(id(1)), List.of(regions)));
    return this;
  }

  static String file(int number) {
    return "images/" + id(number) + ".jpg";
  }

  static Region region(int tag, double left, double top, double width, double height) {
    return new Region(id(tag), left, top, width, height);
  }

  /** The files that a format makes. */
  ProjectFolder folder(Format format) {
    ProjectImages project = project();
    Map<String, String> files = new TreeMap<>();
    format.files(project, Census.of(project)).forEach(file -> files.put(file.path(), file.text()));
    project
        .set()
        .parts()
        .forEach(
            part ->
                project.sized(
                    part,
                    (image, pixels) ->
                        format
                            .files(Classes.of(project.set()), image, pixels)
                            .forEach(file -> files.put(file.path(), file.text()))));
    return new ProjectFolder(files);
  }

  List<String> notes(Format format) {
    return format.notes(Census.of(project()), "P");
  }

  ProjectImages project() {
    MemoryParts parts = new MemoryParts();
    TrainingSet.Writer writer = new TrainingSet.Writer(parts, "part");
    images.forEach(writer::add);
    return new ProjectImages(writer.finish(tags), parts);
  }
}
