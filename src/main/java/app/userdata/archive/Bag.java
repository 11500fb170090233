package app.userdata.archive;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The tag files of a bag, as RFC 8493 (BagIt 1.0) wants them. */
public final class Bag {
  public static final ArchivePath DECLARATION = new ArchivePath("bagit.txt");
  public static final ArchivePath INFO = new ArchivePath("bag-info.txt");
  public static final ArchivePath MANIFEST = new ArchivePath("manifest-sha256.txt");
  public static final ArchivePath TAG_MANIFEST = new ArchivePath("tagmanifest-sha256.txt");
  public static final ArchivePath REPORT = new ArchivePath("report.html");

  private static final int LINE = 79;

  private Bag() {}

  /** The declaration; the same in every bag. */
  public static byte[] declaration() {
    return utf8("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
  }

  /** Lines of a manifest, in the order given. */
  public static byte[] manifest(List<ArchiveEntry> entries) {
    return utf8(
        entries.stream()
            .map(entry -> entry.sha256() + "  " + entry.path() + "\n")
            .collect(Collectors.joining()));
  }

  /** Octets and files of the payload, as {@code Payload-Oxum} says them. */
  public static String oxum(long bytes, long files) {
    return bytes + "." + files;
  }

  /** Metadata, a label and a value a line; long values continue on indented lines. */
  public static byte[] info(Map<String, String> fields) {
    StringBuilder text = new StringBuilder();
    new LinkedHashMap<>(fields)
        .forEach((label, value) -> text.append(folded(label + ": " + value)).append('\n'));
    return utf8(text.toString());
  }

  private static String folded(String line) {
    StringBuilder folded = new StringBuilder();
    int width = 0;
    for (String word : line.replaceAll("[\\r\\n\\t]+", " ").split(" ")) {
      if (width > 0 && width + 1 + word.length() > LINE) {
        folded.append("\n  ").append(word);
        width = 2 + word.length();
      } else {
        folded.append(width == 0 ? "" : " ").append(word);
        width += word.length() + 1;
      }
    }
    return folded.toString();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
