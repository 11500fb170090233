package app.userdata.archive.format;

import app.userdata.archive.AnnotatedImage;
import app.userdata.archive.TaggedBox;
import app.userdata.picture.PixelSize;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * JSON lines for the automated machine learning of Azure Machine Learning, with the MLTable files
 * that go with them. Where the images will lie nobody knows before they are uploaded, so their
 * addresses begin with a placeholder.
 *
 * @see <a href="https://learn.microsoft.com/azure/machine-learning/reference-automl-images-schema">
 *     Data schemas to train computer vision models</a>
 */
final class Automl implements Format.Writer {
  private static final String FOLDER = "annotations/automl/";
  private static final String PLACEHOLDER = "azureml://UPLOADED/";

  /** What the schema allows as a format; others it does not name. */
  private static final Set<String> NAMED = Set.of("jpg", "png", "bmp");

  private static final String TABLE =
      """
      paths:
        - file: ./%s
      transformations:
        - read_json_lines:
            encoding: utf8
            invalid_lines: error
            include_path_column: false
        - convert_column_types:
            - columns: image_url
              column_type: stream_info
      """;

  @Override
  public boolean suits(boolean detection) {
    return true;
  }

  @Override
  public List<TextFile> files(ProjectImages images, Census census) {
    return List.of(
        lines("train", images, census, Split.TRAIN),
        table("train"),
        lines("validation", images, census, Split.VALIDATION),
        table("validation"));
  }

  @Override
  public List<Limit> limits(Census census) {
    return census.detection()
        ? List.of(
            Limit.unsized(census, FOLDER),
            Limit.outside(census, FOLDER),
            Limit.without(census.boxless(), "region", FOLDER),
            Limit.oneSided(census, FOLDER))
        : List.of(Limit.without(census.untagged(), "tag", FOLDER), Limit.oneSided(census, FOLDER));
  }

  private static TextFile table(String name) {
    return TextFile.of(
        folder(name) + "MLTable", "application/yaml", TABLE.formatted(name + ".jsonl"));
  }

  private static TextFile lines(String name, ProjectImages images, Census census, Split split) {
    Classes classes = Classes.of(images.set());
    return new TextFile(
        folder(name) + name + ".jsonl",
        "application/jsonl",
        out ->
            images.each(
                image -> {
                  if (split.holds(image.id())) {
                    line(image, classes, census)
                        .ifPresent(line -> out.accept(JsonText.of(line) + "\n"));
                  }
                }));
  }

  /** The line of an image, unless it has no label: the schema wants one. */
  private static Optional<Line> line(AnnotatedImage image, Classes classes, Census census) {
    PixelSize pixels = image.pixels();
    if (!census.detection()) {
      List<String> names = image.tags().stream().map(classes::name).toList();
      return names.isEmpty()
          ? Optional.empty()
          : Optional.of(Line.of(image, pixels, census.multilabel() ? names : names.get(0)));
    }
    List<TaggedBox> boxes = pixels == null ? List.of() : TaggedBox.on(image, 1, 1);
    return boxes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Line.of(image, pixels, boxes.stream().map(box -> Labelled.of(box, classes)).toList()));
  }

  private static String folder(String name) {
    return FOLDER + name + "/";
  }

  /**
   * @param label a class, a list of classes, or boxes
   */
  private record Line(
      @JsonProperty("image_url") String imageUrl,
      @JsonProperty("image_details") @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable Details imageDetails,
      Object label) {

    static Line of(AnnotatedImage image, @Nullable PixelSize pixels, Object label) {
      Details details = pixels == null ? null : Details.of(image.file(), pixels);
      return new Line(PLACEHOLDER + image.file(), details, label);
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Details(@Nullable String format, String width, String height) {

    static Details of(String file, PixelSize pixels) {
      String extension = file.substring(file.lastIndexOf('.') + 1);
      return new Details(
          NAMED.contains(extension) ? extension : null,
          pixels.width() + "px",
          pixels.height() + "px");
    }
  }

  /** A box whose corners are fractions of the image's width and height. */
  private record Labelled(
      String label, double topX, double topY, double bottomX, double bottomY, int isCrowd) {

    static Labelled of(TaggedBox box, Classes classes) {
      return new Labelled(
          classes.name(box.tag()),
          box.left(),
          box.top(),
          Math.min(1, box.right()),
          Math.min(1, box.bottom()),
          0);
    }
  }
}
