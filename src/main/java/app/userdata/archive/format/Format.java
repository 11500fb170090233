package app.userdata.archive.format;

import app.userdata.archive.AnnotatedImage;
import app.userdata.archive.TrainingSet;
import app.userdata.picture.PixelSize;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The formats in which an export can write training data beside the raw data. */
public enum Format {
  COCO("coco"),
  YOLO("yolo"),
  VOC("voc"),
  FOLDERS("folders"),
  AUTOML("automl");

  private final String id;

  Format(String id) {
    this.id = id;
  }

  /** How requests name it. */
  public String id() {
    return id;
  }

  /** How requests name all of them. */
  public static List<String> ids() {
    return Arrays.stream(values()).map(Format::id).toList();
  }

  /** The format of that name. */
  public static Optional<Format> find(String id) {
    return Arrays.stream(values()).filter(format -> format.id.equals(id)).findFirst();
  }

  /** Whether it can say what a project of that kind holds. */
  public boolean suits(TrainingSet set) {
    return writer().suits(set.detection());
  }

  /** The files that it makes of all images together. */
  public List<TextFile> files(ProjectImages images, Census census) {
    return writer().files(images, census);
  }

  /** Whether it makes files of single images too. */
  public boolean ofImages() {
    return this == YOLO || this == VOC;
  }

  /** The file that it makes of one image. */
  public List<TextFile> files(Classes classes, AnnotatedImage image, PixelSize pixels) {
    return writer().file(classes, image, pixels).stream().toList();
  }

  /** Sentences about what of a project it cannot tell; ids and counts. */
  public List<String> notes(Census census, String project) {
    return writer().limits(census).stream()
        .filter(limit -> limit.count() > 0)
        .map(limit -> limit.sentence(project))
        .toList();
  }

  /** Says that it does not suit a project. */
  public String unsuited(TrainingSet set, String project) {
    return "Format %s was not written for project %s: it is for %s, and the project %s regions."
        .formatted(
            id,
            project,
            set.detection() ? "classes of whole images" : "regions",
            set.detection() ? "has" : "has no");
  }

  private Writer writer() {
    return switch (this) {
      case COCO -> new Coco();
      case YOLO -> new Yolo();
      case VOC -> new Voc();
      case FOLDERS -> new Folders();
      case AUTOML -> new Automl();
    };
  }

  /** What a format does with a project. */
  interface Writer {
    boolean suits(boolean detection);

    List<TextFile> files(ProjectImages images, Census census);

    /** The file of one image, for formats that have such files. */
    default Optional<TextFile> file(Classes classes, AnnotatedImage image, PixelSize pixels) {
      return Optional.empty();
    }

    /** What it cannot tell of a project. */
    List<Limit> limits(Census census);
  }
}
