package app.userdata.archive.format;

import app.userdata.archive.AnnotatedImage;
import app.userdata.archive.TaggedBox;
import app.userdata.archive.TrainingSet.Tag;
import app.userdata.picture.PixelSize;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * YOLO as Ultralytics reads it, from the project's folder as it lies: {@code data.yaml}, two lists
 * of images, and for each image a file of labels, which is found by putting {@code labels} for
 * {@code images} in the image's path. A label is a class and the middle, width and height of its
 * box, as fractions of the image. An image without regions has an empty file: it is background, not
 * forgotten.
 *
 * <p>{@code data.yaml} names no {@code path}: then Ultralytics takes the folder in which it lies,
 * otherwise one that depends on where it is started.
 *
 * @see <a href="https://docs.ultralytics.com/datasets/detect/">Ultralytics, object detection
 *     datasets</a>
 */
final class Yolo implements Format.Writer {
  private static final String YAML = "data.yaml";

  @Override
  public boolean suits(boolean detection) {
    return detection;
  }

  @Override
  public List<TextFile> files(ProjectImages images, Census census) {
    return List.of(
        TextFile.of(YAML, "application/yaml", yaml(Classes.of(images.set()))),
        list("train.txt", images, Split.TRAIN),
        list("val.txt", images, Split.VALIDATION));
  }

  private static String yaml(Classes classes) {
    StringBuilder yaml = new StringBuilder("train: train.txt\nval: val.txt\nnames:");
    yaml.append(classes.tags().isEmpty() ? " {}\n" : "\n");
    for (Tag tag : classes.tags()) {
      yaml.append("  ").append(classes.number(tag.id())).append(": ");
      yaml.append(YamlText.quoted(tag.name())).append('\n');
    }
    return yaml.toString();
  }

  private static TextFile list(String path, ProjectImages images, Split split) {
    return new TextFile(path, TextFile.PLAIN, out -> list(images, split, out));
  }

  private static void list(ProjectImages images, Split split, Consumer<String> out) {
    images.sized(
        (image, pixels) -> {
          if (split.holds(image.id())) {
            out.accept("./" + image.file() + "\n");
          }
        });
  }

  @Override
  public Optional<TextFile> file(Classes classes, AnnotatedImage image, PixelSize pixels) {
    StringBuilder lines = new StringBuilder();
    for (TaggedBox box : TaggedBox.on(image, 1, 1)) {
      lines.append(
          String.format(
              Locale.ROOT,
              "%d %.9f %.9f %.9f %.9f\n",
              classes.number(box.tag()),
              box.left() + box.width() / 2,
              box.top() + box.height() / 2,
              box.width(),
              box.height()));
    }
    String path = "labels/" + image.id() + ".txt";
    return Optional.of(TextFile.of(path, TextFile.PLAIN, lines.toString()));
  }

  @Override
  public List<Limit> limits(Census census) {
    return List.of(
        Limit.unsized(census, YAML),
        Limit.outside(census, YAML),
        new Limit(census.gifs(), "images", "are GIF files, over which Ultralytics passes"),
        Limit.oneSided(census, YAML));
  }
}
