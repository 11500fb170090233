package app.userdata.archive.format;

import app.userdata.archive.AnnotatedImage;
import app.userdata.archive.TaggedBox;
import app.userdata.picture.PixelSize;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Pascal VOC: a document for each image, and lists of images. Edges are the first and the last
 * pixel of a box, counted from 1: the edge that lies nearest, and at least one pixel.
 *
 * @see <a href="http://host.robots.ox.ac.uk/pascal/VOC/voc2012/devkit_doc.pdf">The PASCAL VOC 2012
 *     development kit</a>
 */
final class Voc implements Format.Writer {
  private static final String FOLDER = "annotations/voc/";

  @Override
  public boolean suits(boolean detection) {
    return detection;
  }

  @Override
  public List<TextFile> files(ProjectImages images, Census census) {
    return List.of(
        list("train", images, image -> Split.TRAIN.holds(image.id())),
        list("val", images, image -> Split.VALIDATION.holds(image.id())),
        list("trainval", images, image -> true));
  }

  private static TextFile list(String name, ProjectImages images, Predicate<AnnotatedImage> in) {
    return new TextFile(
        FOLDER + "ImageSets/Main/" + name + ".txt", TextFile.PLAIN, out -> list(images, in, out));
  }

  private static void list(
      ProjectImages images, Predicate<AnnotatedImage> in, Consumer<String> out) {
    images.sized(
        (image, pixels) -> {
          if (in.test(image)) {
            out.accept(image.id() + "\n");
          }
        });
  }

  @Override
  public Optional<TextFile> file(Classes classes, AnnotatedImage image, PixelSize pixels) {
    StringBuilder xml = new StringBuilder();
    xml.append(
        """
        <annotation>
          <folder>images</folder>
          <filename>%s</filename>
          <path>%s</path>
          <source><database>Azure Custom Vision</database></source>
          <size><width>%d</width><height>%d</height><depth>3</depth></size>
          <segmented>0</segmented>
        """
            .formatted(
                image.file().substring(image.file().lastIndexOf('/') + 1),
                image.file(),
                pixels.width(),
                pixels.height()));
    for (TaggedBox box : TaggedBox.on(image, pixels.width(), pixels.height())) {
      xml.append(object(classes.name(box.tag()), box, pixels));
    }
    xml.append("</annotation>\n");
    String path = FOLDER + "Annotations/" + image.id() + ".xml";
    return Optional.of(TextFile.of(path, "application/xml", xml.toString()));
  }

  private static String object(String name, TaggedBox box, PixelSize pixels) {
    long left = first(box.left(), pixels.width());
    long top = first(box.top(), pixels.height());
    return """
          <object>
            <name>%s</name>
            <pose>Unspecified</pose>
            <truncated>0</truncated>
            <difficult>0</difficult>
            <bndbox><xmin>%d</xmin><ymin>%d</ymin><xmax>%d</xmax><ymax>%d</ymax></bndbox>
          </object>
        """
        .formatted(
            XmlText.escaped(name), left, top, last(box.right(), left), last(box.bottom(), top));
  }

  private static long first(double edge, int pixels) {
    return Math.min(Math.round(edge) + 1, pixels);
  }

  private static long last(double edge, long first) {
    return Math.max(Math.round(edge), first);
  }

  @Override
  public List<Limit> limits(Census census) {
    return List.of(
        Limit.unsized(census, FOLDER),
        Limit.outside(census, FOLDER),
        Limit.oneSided(census, FOLDER));
  }
}
