package app.userdata.dev.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Fills one project of the sample account; every id and byte follows from names and numbers. */
final class SampleProject {
  /** A tag and how to draw what it stands for. */
  record Motif(Tag tag, Shapes.Shape shape) {}

  /** What was drawn before: accounts are made often, and each picture looks the same in all. */
  private static final Map<List<Object>, Image> DRAWN = new ConcurrentHashMap<>();

  private static final Map<List<Object>, Picture.File> PREDICTED = new ConcurrentHashMap<>();

  /** The number of an image whose file lies on its side. */
  private static final int LYING = 10;

  private final Project project;
  private final Map<Integer, UUID> imageIds = new TreeMap<>();

  SampleProject(Project project) {
    this.project = project;
  }

  Project project() {
    return project;
  }

  Motif motif(String tagName, Shapes.Shape shape) {
    Tag tag = new Tag(Ids.of(project.id() + "/tag/" + tagName), tagName);
    project.add(tag);
    return new Motif(tag, shape);
  }

  Motif motif(Tag tag, Shapes.Shape shape) {
    project.add(tag);
    return new Motif(tag, shape);
  }

  /** Images come in pairs with the very same time stamp, as batches do in the real service. */
  Instant time(int number) {
    return project
        .created()
        .plusSeconds(60 + number / 2)
        .plusNanos(82_149_100L + 1_000L * (number / 2));
  }

  /** Draws one picture with these motifs and puts it into the workspace; none means untagged. */
  Image draw(int number, int size, List<Motif> motifs, Map<String, String> metadata) {
    List<UUID> shown = motifs.stream().map(motif -> motif.tag().id()).toList();
    Image image =
        DRAWN.computeIfAbsent(
            List.of(project.id(), number, size, shown, metadata),
            drawing -> drawn(number, size, motifs, metadata));
    project.put(image);
    imageIds.put(number, image.id());
    return image;
  }

  private Image drawn(int number, int size, List<Motif> motifs, Map<String, String> metadata) {
    Picture picture =
        new Picture(size * 4 / 3, size, project.id().getLeastSignificantBits() + number);
    List<Region> regions = new ArrayList<>();
    double side = size * (motifs.size() > 1 ? 0.42 : 0.7);
    for (Motif motif : motifs) {
      double slot = (double) picture.width() / motifs.size();
      double x = slot * regions.size() + picture.random().nextDouble() * (slot - side);
      double y = picture.random().nextDouble() * (size - side);
      motif.shape().draw(picture.graphics(), x, y, side);
      regions.add(region(number, motif.tag(), picture, x, y, side));
    }
    List<ImageTag> tags =
        motifs.stream()
            .map(Motif::tag)
            .distinct()
            .map(tag -> new ImageTag(tag.id(), tag.name(), time(number).plusNanos(15_628_500)))
            .toList();
    boolean detection = project.domain().isDetection();
    return image(number, picture, tags, detection ? regions : List.of(), metadata);
  }

  private Image image(
      int number,
      Picture picture,
      List<ImageTag> tags,
      List<Region> regions,
      Map<String, String> metadata) {
    boolean lying = project.domain().isDetection() && number == LYING;
    Picture.File original = lying ? picture.lying() : picture.file(number);
    boolean large = picture.height() >= 400;
    Picture.File shown = large ? picture.half() : original;
    return new Image(
        Ids.of(project.id() + "/image/" + number),
        time(number),
        shown.width(),
        shown.height(),
        original.bytes(),
        shown.bytes(),
        original.contentType(),
        tags,
        regions,
        metadata);
  }

  private Region region(int number, Tag tag, Picture picture, double x, double y, double side) {
    return new Region(
        Ids.of(project.id() + "/region/" + number + "/" + x),
        tag.id(),
        tag.name(),
        time(number).plusNanos(15_628_500),
        (float) (x / picture.width()),
        (float) (y / picture.height()),
        (float) (side / picture.width()),
        (float) (side / picture.height()));
  }

  /** Trains on what the workspace holds now. */
  Iteration train(String name, String status, int hour) {
    Instant at = project.created().plusSeconds(3_600L * hour).plusMillis(640);
    List<Image> seen = project.workspaceImages();
    Iteration iteration = new Iteration(project, name, status, at, seen);
    project.add(iteration);
    return iteration;
  }

  /** Deletes from the workspace what iterations trained so far keep. */
  void forget(int... numbers) {
    List<UUID> ids = new ArrayList<>();
    for (int number : numbers) {
      ids.add(Optional.ofNullable(imageIds.get(number)).orElseThrow());
    }
    project.removeFromWorkspace(ids);
  }

  void predict(int number, Iteration with, List<Motif> motifs) {
    Motif shown = motifs.get(number % motifs.size());
    Picture.File file =
        PREDICTED.computeIfAbsent(
            List.of(number, shown.tag().id()), drawing -> predicted(number, shown.shape()));
    List<Score> scores = new ArrayList<>();
    for (Motif motif : motifs) {
      float probability = motif.equals(shown) ? 0.9999961f - number / 1_000f : 8.794719E-13f;
      Optional<Score.Box> box =
          project.domain().isDetection()
              ? Optional.of(new Score.Box(0.2083333f, 0.1111111f, 0.5833333f, 0.7777778f))
              : Optional.empty();
      scores.add(new Score(probability, motif.tag().id(), motif.tag().name(), box));
    }
    project.add(
        new StoredPrediction(
            Ids.of(project.id() + "/prediction/" + number),
            with.id(),
            with.created().plusSeconds(86_400 + number / 3).plusMillis(171),
            file.bytes(),
            file.contentType(),
            scores));
  }

  private static Picture.File predicted(int number, Shapes.Shape shape) {
    Picture picture = new Picture(96, 72, number);
    shape.draw(picture.graphics(), 20, 8, 56);
    return picture.file(number);
  }

  void export(Iteration iteration, String platform, Optional<String> flavor, String status) {
    UUID id = Ids.of(iteration.id() + "/" + platform + "/" + flavor.orElse(""));
    byte[] bytes = status.equals("Done") ? zip(iteration, platform) : new byte[0];
    iteration.add(new ExportedModel(id, platform, flavor, status, false, bytes));
  }

  private static byte[] zip(Iteration iteration, String platform) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      entry(
          zip, "labels.txt", String.join("\n", iteration.tags().stream().map(Tag::name).toList()));
      entry(zip, "model." + platform.toLowerCase(Locale.ROOT), iteration.id().toString());
    } catch (IOException e) {
      throw new UncheckedIOException("A sample model could not be written", e);
    }
    return out.toByteArray();
  }

  private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}
