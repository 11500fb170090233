package app.userdata.report;

import app.userdata.archive.AnnotatedImage.Region;
import app.userdata.picture.PixelSize;
import app.userdata.report.Portrait.Images;
import app.userdata.report.Portrait.Model;
import app.userdata.report.Portrait.ModelFile;
import app.userdata.report.Portrait.Picture;
import app.userdata.report.Portrait.Score;
import app.userdata.report.Portrait.Sizes;
import app.userdata.report.Portrait.TagCount;
import app.userdata.report.Portrait.TagScore;
import app.userdata.report.Portrait.Trained;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Portraits of projects that no export has seen. */
final class Portraits {
  private static final PixelSize SIZE = new PixelSize(400, 200);

  private Portraits() {}

  /** One of everything, with that text wherever somebody may have typed one. */
  static Portrait of(String text) {
    return of(text, 1, 1, 1, "/9j/");
  }

  /** So many of everything. */
  static Portrait of(String text, int pictures, int tags, int iterations, String jpeg) {
    List<TagCount> counts =
        IntStream.range(0, tags)
            .mapToObj(i -> new TagCount(id("tag" + i), text, i, 10_000L - i, 20))
            .toList();
    return new Portrait(
        id("project"),
        text,
        text,
        "Object detection",
        text,
        new Images(90_000, 9_000, 1_000, 12, new Sizes(SIZE, SIZE, SIZE)),
        counts,
        5 * tags,
        IntStream.range(0, pictures)
            .mapToObj(
                i ->
                    new Picture(
                        id("image" + i),
                        counts.get(i % tags).id(),
                        SIZE,
                        List.of(new Region(counts.get(i % tags).id(), 0.1, 0.25, 0.3, 0.5)),
                        jpeg))
            .toList(),
        2,
        IntStream.range(0, iterations).mapToObj(i -> trained(text, i, counts)).toList(),
        iterations,
        List.of(text));
  }

  private static Trained trained(String text, int number, List<TagCount> tags) {
    Score score = new Score(0.5, 0.875, 0.75, 0.8);
    return new Trained(
        id("iteration" + number),
        text,
        text,
        text,
        text,
        List.of(new Score(0.1, 0.7, 0.9, 0.8), score, new Score(0.9, 0.99, 0.4, 0.8)),
        tags.stream().map(tag -> new TagScore(tag.id().toString(), text, score)).toList(),
        5 * tags.size(),
        Model.EXPORTED,
        List.of(new ModelFile(text, text)));
  }

  static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
