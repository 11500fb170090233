package app.userdata.archive.format;

import app.userdata.archive.AnnotatedImage;
import app.userdata.archive.TaggedBox;
import app.userdata.archive.TrainingSet.Tag;
import app.userdata.picture.PixelSize;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * COCO's object detection, one file: images, annotations and categories, numbered from 1; boxes are
 * left, top, width and height in pixels. Images without annotations are in it.
 *
 * <p>The outline of each box is its segmentation, because pycocotools makes masks of nothing else.
 *
 * @see <a href="https://cocodataset.org/#format-data">COCO data format</a>
 */
final class Coco implements Format.Writer {
  private static final String PATH = "annotations/coco.json";

  @Override
  public boolean suits(boolean detection) {
    return detection;
  }

  @Override
  public List<TextFile> files(ProjectImages images, Census census) {
    return List.of(new TextFile(PATH, "application/json", out -> write(images, out)));
  }

  @Override
  public List<Limit> limits(Census census) {
    return List.of(Limit.unsized(census, PATH), Limit.outside(census, PATH));
  }

  private static void write(ProjectImages images, Consumer<String> out) {
    Classes classes = Classes.of(images.set());
    out.accept("{\"info\":{\"description\":\"Images of an Azure Custom Vision project\"},");
    out.accept("\"licenses\":[],\n\"categories\":[");
    Rows categories = new Rows(out);
    for (Tag tag : classes.tags()) {
      categories.add(new Category(classes.number(tag.id()) + 1L, tag.name(), "", tag.id()));
    }
    out.accept("],\n\"images\":[");
    Rows pictures = new Rows(out);
    images.sized((image, pixels) -> pictures.add(Picture.of(pictures.next(), image, pixels)));
    out.accept("],\n\"annotations\":[");
    annotations(images, classes, new Rows(out));
    out.accept("]}\n");
  }

  private static void annotations(ProjectImages images, Classes classes, Rows rows) {
    long[] image = {0};
    images.sized(
        (one, pixels) -> {
          image[0]++;
          for (TaggedBox box : TaggedBox.on(one, pixels.width(), pixels.height())) {
            long category = classes.number(box.tag()) + 1L;
            rows.add(Annotation.of(rows.next(), image[0], category, box));
          }
        });
  }

  /** Elements of an array, one a line. */
  private static final class Rows {
    private final Consumer<String> out;
    private long written;

    Rows(Consumer<String> out) {
      this.out = out;
    }

    /** The number of the row that comes next. */
    long next() {
      return written + 1;
    }

    void add(Object row) {
      out.accept((written == 0 ? "\n" : ",\n") + JsonText.of(row));
      written++;
    }
  }

  private record Category(
      long id,
      String name,
      String supercategory,
      @JsonProperty("custom_vision_id") UUID customVisionId) {}

  private record Picture(
      long id,
      @JsonProperty("file_name") String fileName,
      int width,
      int height,
      @JsonProperty("custom_vision_id") UUID customVisionId) {

    static Picture of(long id, AnnotatedImage image, PixelSize pixels) {
      return new Picture(id, image.file(), pixels.width(), pixels.height(), image.id());
    }
  }

  private record Annotation(
      long id,
      @JsonProperty("image_id") long imageId,
      @JsonProperty("category_id") long categoryId,
      List<Double> bbox,
      double area,
      List<List<Double>> segmentation,
      int iscrowd) {

    static Annotation of(long id, long image, long category, TaggedBox box) {
      List<Double> outline =
          List.of(
              box.left(),
              box.top(),
              box.right(),
              box.top(),
              box.right(),
              box.bottom(),
              box.left(),
              box.bottom());
      return new Annotation(
          id,
          image,
          category,
          List.of(box.left(), box.top(), box.width(), box.height()),
          box.width() * box.height(),
          List.of(outline),
          0);
    }
  }
}
