package app.userdata.category;

import app.userdata.archive.ArchivePath;
import app.userdata.archive.ExportArchive;
import app.userdata.archive.Parts;
import app.userdata.archive.TrainingSet;
import app.userdata.picture.Thumbnail;
import app.userdata.report.Portrait;
import app.userdata.report.Portrait.Model;
import app.userdata.report.Portrait.Picture;
import app.userdata.report.Portrait.TagCount;
import app.userdata.report.Portrait.Trained;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes the portrait of a project of what an archive has of it. */
public final class ArchivedProject {
  /** So many pictures of each tag, where there is room. */
  private static final int OF_EACH_TAG = 4;

  /** So many pixels are decoded for all pictures of a project: some seconds of work. */
  private static final long MOST_PIXELS = 400_000_000;

  private final ExportArchive archive;
  private final UUID project;
  private final ArchivedDocuments documents;

  public ArchivedProject(ExportArchive archive, UUID project) {
    this.archive = archive;
    this.project = project;
    this.documents = new ArchivedDocuments(archive, project);
  }

  /**
   * The portrait. The same archive makes the same.
   *
   * @param set the project's images
   * @param pictures so many at most
   */
  public Portrait portrait(TrainingSet set, Parts parts, int pictures) {
    ImageCounts counts = new ImageCounts();
    Samples samples = new Samples();
    set.each(
        parts,
        image -> {
          counts.see(image);
          samples.see(image);
        });
    List<TagCount> tags = counts.tags(set.tags());
    List<Samples.Sample> chosen =
        samples.chosen(tags.stream().map(TagCount::id).toList(), OF_EACH_TAG, pictures);
    List<Picture> drawn = new ArrayList<>();
    int unshown = draw(chosen, drawn);
    List<Trained> iterations = new ArchivedIterations(documents).read();
    JsonNode json = documents.read("project.json");
    String domain = json.path("settings").path("domainId").asText("");
    return new Portrait(
        project,
        ArchivedIterations.text(json, "name"),
        ArchivedIterations.text(json, "description"),
        kind(set.detection() || Domains.detects(domain), json),
        Domains.name(domain).orElse(domain),
        counts.images(),
        tags.subList(0, Math.min(tags.size(), Portrait.MOST_TAGS)),
        tags.size(),
        drawn,
        unshown,
        iterations.subList(0, Math.min(iterations.size(), Portrait.MOST_ITERATIONS)),
        iterations.size(),
        iterations.stream()
            .filter(iteration -> iteration.model() == Model.LOST)
            .map(Trained::name)
            .toList());
  }

  private static String kind(boolean detection, JsonNode json) {
    if (detection) {
      return "Object detection";
    }
    return switch (ArchivedIterations.text(json.path("settings"), "classificationType")) {
      case "Multiclass" -> "Classification, one tag an image";
      case "Multilabel" -> "Classification, several tags an image";
      default -> "";
    };
  }

  /** Adds the pictures that can be drawn, and tells how many cannot. */
  private int draw(List<Samples.Sample> samples, List<Picture> drawn) {
    long pixels = 0;
    int unshown = 0;
    for (Samples.Sample sample : samples) {
      if (pixels > MOST_PIXELS) {
        break;
      }
      Optional<Thumbnail> thumbnail = thumbnail(sample.image().file());
      pixels += thumbnail.map(Thumbnail::cost).orElse(0L);
      unshown += thumbnail.isEmpty() ? 1 : 0;
      thumbnail.ifPresent(
          one ->
              drawn.add(
                  new Picture(
                      sample.image().id(),
                      sample.tag().orElse(null),
                      one.pixels(),
                      sample.image().regions(),
                      one.jpeg())));
    }
    return unshown;
  }

  /** A file that was lost meanwhile is none that can be drawn; the check of the archive tells. */
  private Optional<Thumbnail> thumbnail(String file) {
    ArchivePath path = Paths.project(project).resolve(file);
    try (InputStream in = archive.read(path)) {
      return Thumbnail.of(in);
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof FileNotFoundException) {
        return Optional.empty();
      }
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException("could not read an image of the archive", e);
    }
  }
}
