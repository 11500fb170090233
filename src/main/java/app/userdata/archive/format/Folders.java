package app.userdata.archive.format;

import app.userdata.archive.AnnotatedImage;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * An index for tools that want a folder for each class: a row for each tag of each image. The
 * folder's name ends with the tag's id, so whatever people called the tag, it is a name that every
 * file system takes, and no other tag's.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180, CSV</a>
 */
final class Folders implements Format.Writer {
  private static final String PATH = "annotations/folders.csv";
  private static final int LONGEST = 40;

  @Override
  public boolean suits(boolean detection) {
    return !detection;
  }

  @Override
  public List<TextFile> files(ProjectImages images, Census census) {
    return List.of(new TextFile(PATH, "text/csv; charset=utf-8", out -> write(images, out)));
  }

  @Override
  public List<Limit> limits(Census census) {
    return List.of(Limit.without(census.untagged(), "tag", PATH), Limit.oneSided(census, PATH));
  }

  private static void write(ProjectImages images, Consumer<String> out) {
    Classes classes = Classes.of(images.set());
    out.accept("file,split,folder,class\r\n");
    images.each(image -> image.tags().forEach(tag -> out.accept(row(image, tag, classes))));
  }

  private static String row(AnnotatedImage image, UUID tag, Classes classes) {
    String name = classes.name(tag);
    String split = Split.of(image.id()) == Split.VALIDATION ? "val" : "train";
    return String.join(",", image.file(), split, folder(name, tag), quoted(name)) + "\r\n";
  }

  private static String folder(String name, UUID tag) {
    String readable =
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    String cut = readable.substring(0, Math.min(readable.length(), LONGEST));
    return cut.isEmpty() ? tag.toString() : cut + "-" + tag;
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}
