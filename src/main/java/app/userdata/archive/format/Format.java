package app.userdata.archive.format;

import app.userdata.archive.AnnotatedImage;
import app.userdata.archive.TrainingSet;
import app.userdata.picture.PixelSize;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The formats in which an export can write training data beside the raw data. */
public enum Format {
  COCO("coco", "annotations/coco.json"),
  YOLO("yolo", "data.yaml"),
  VOC("voc", "annotations/voc"),
  FOLDERS("folders", "annotations/folders.csv"),
  AUTOML("automl", "annotations/automl");

  private final String id;
  private final String place;

  Format(String id, String place) {
    this.id = id;
    this.place = place;
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

  /** Sentences about what of a project it does not tell; ids and counts. */
  public List<String> notes(Census census, String project) {
    return writer().omissions(census).stream()
        .filter(omission -> omission.count() > 0)
        .map(
            omission ->
                "%d %s of project %s are not in %s: %s."
                    .formatted(omission.count(), omission.what(), project, place, omission.why()))
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

    List<Omission> omissions(Census census);
  }

  /** What is left out, how often, and why. */
  record Omission(long count, String what, String why) {
    static Omission unsized(Census census) {
      return new Omission(census.unsized(), "images", "their size cannot be read");
    }

    static Omission outside(Census census) {
      return new Omission(census.outside(), "regions", "nothing of them lies on their image");
    }

    static Omission untagged(Census census) {
      return new Omission(census.untagged(), "images", "they have no tag");
    }
  }
}
