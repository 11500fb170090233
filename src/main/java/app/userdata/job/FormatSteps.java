package app.userdata.job;

import app.userdata.archive.AnnotatedImage;
import app.userdata.archive.ArchiveEntry;
import app.userdata.archive.ArchivePath;
import app.userdata.archive.ArchiveWriter;
import app.userdata.archive.ExportArchive;
import app.userdata.archive.TrainingSet;
import app.userdata.archive.format.Census;
import app.userdata.archive.format.Classes;
import app.userdata.archive.format.Format;
import app.userdata.archive.format.ProjectImages;
import app.userdata.archive.format.TextFile;
import app.userdata.copy.Copier;
import app.userdata.copy.Made;
import app.userdata.picture.PixelSize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The steps that write a project's training data in the formats that were asked for: one for the
 * files of a format that tell of all images, and one for the files of so many single images, of all
 * formats together.
 */
final class FormatSteps {
  static final String WHOLE = "format";
  static final String IMAGES = "format-images";

  private static final String FORMAT = "format";
  private static final String FROM = "from";
  private static final String TO = "to";

  /** A group has no more than 400 steps; others may belong to it. */
  private static final int MOST = 300;

  private final RecordParts parts;
  private final ExportArchive archive;
  private final Copier copier;

  FormatSteps(RecordParts parts, ExportArchive archive, Copier copier) {
    this.parts = parts;
    this.archive = archive;
    this.copier = copier;
  }

  /** The steps below the first one of a project; a format that does not suit it says so in one. */
  static List<Work> named(Job job, Work first, TrainingSet set) {
    List<Work> steps = new ArrayList<>();
    List<Format> formats = job.formats();
    formats.forEach(
        format -> steps.add(first.below(format.id(), WHOLE, Map.of(FORMAT, format.id()))));
    if (formats.stream().anyMatch(format -> format.ofImages() && format.suits(set))) {
      int each = Math.max(1, (set.parts().size() + MOST - 1) / MOST);
      for (int from = 0; from < set.parts().size(); from += each) {
        int to = Math.min(from + each, set.parts().size());
        steps.add(first.below("images-" + from, IMAGES, Map.of(FROM, "" + from, TO, "" + to)));
      }
    }
    return steps;
  }

  /** Writes the files of one format that tell of all images. */
  StoredResult whole(Work work, TrainingSet set, Instant at) {
    Format format = Format.find(work.arg(FORMAT)).orElseThrow();
    String project = work.arg(ProjectSteps.PROJECT);
    if (!format.suits(set)) {
      return StoredResult.files(List.of(), List.of(format.unsuited(set, project)), at);
    }
    ProjectImages images = new ProjectImages(set, parts);
    Census census = Census.of(images);
    List<ArchiveEntry> entries =
        format.files(images, census).stream().map(file -> write(file, project)).toList();
    return StoredResult.files(entries, format.notes(census, project), at);
  }

  /** Writes the files of the images of some parts. */
  StoredResult images(Job job, Work work, TrainingSet set, Instant at) {
    List<Format> formats =
        job.formats().stream().filter(format -> format.ofImages() && format.suits(set)).toList();
    String project = work.arg(ProjectSteps.PROJECT);
    ProjectImages images = new ProjectImages(set, parts);
    Classes classes = Classes.of(set);
    List<ArchiveEntry> entries = new ArrayList<>();
    for (String part : set.parts().subList(number(work, FROM), number(work, TO))) {
      List<Made> files = new ArrayList<>();
      images.sized(
          part,
          (image, pixels) ->
              formats.forEach(
                  format -> files.addAll(made(format, classes, image, pixels, project))));
      entries.addAll(copier.write(archive, files));
    }
    return StoredResult.files(entries, List.of(), at);
  }

  private static List<Made> made(
      Format format, Classes classes, AnnotatedImage image, PixelSize pixels, String project) {
    return format.files(classes, image, pixels).stream()
        .map(file -> new Made(path(file, project), file.contentType(), Json.utf8(file.text())))
        .toList();
  }

  private ArchiveEntry write(TextFile file, String project) {
    try (ArchiveWriter writer = archive.open(path(file, project), file.contentType())) {
      file.content().accept(text(writer));
      return writer.finish();
    } catch (IOException e) {
      throw new UncheckedIOException("could not write " + file.path(), e);
    }
  }

  private static Consumer<String> text(ArchiveWriter writer) {
    return piece -> {
      byte[] bytes = piece.getBytes(StandardCharsets.UTF_8);
      try {
        writer.write(bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new UncheckedIOException("could not write a piece of a format", e);
      }
    };
  }

  private static ArchivePath path(TextFile file, String project) {
    return new ArchivePath("data/projects/" + project).resolve(file.path());
  }

  private static int number(Work work, String name) {
    return Integer.parseInt(work.arg(name));
  }
}
