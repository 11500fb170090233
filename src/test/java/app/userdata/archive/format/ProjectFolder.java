package app.userdata.archive.format;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The files of one project by their paths in its folder, as on a disk. */
public record ProjectFolder(Map<String, String> files) {

  /** The folder of a project in an archive. */
  public static ProjectFolder of(Map<String, byte[]> archive, String project) {
    String folder = "data/projects/" + project + "/";
    Map<String, String> files = new TreeMap<>();
    archive.forEach(
        (path, bytes) -> {
          if (path.startsWith(folder)) {
            files.put(path.substring(folder.length()), new String(bytes, StandardCharsets.UTF_8));
          }
        });
    return new ProjectFolder(files);
  }

  public String text(String path) {
    return Objects.requireNonNull(files.get(path), path);
  }
}
