package app.userdata.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files that say what is deployed and how, in memory, so that a test can change one of them.
 *
 * @param texts by path below the project folder
 */
record ProjectFiles(Map<String, String> texts) {
  static final String HOST = "host.json";
  static final String EXAMPLE = "local.settings.json.example";
  static final String AZD = "azure.yaml";
  static final String POM = "pom.xml";
  static final String INFRA = "infra/";
  static final String PIPELINES = ".github/workflows/";
  private static final Path ROOT = Path.of("");

  ProjectFiles {
    texts = new TreeMap<>(texts);
  }

  /** Those of this project. */
  static ProjectFiles read() throws IOException {
    Map<String, String> texts = new TreeMap<>();
    for (String file : List.of(HOST, EXAMPLE, AZD, POM)) {
      texts.put(file, Files.readString(ROOT.resolve(file)));
    }
    for (String folder : List.of(INFRA, PIPELINES)) {
      try (Stream<Path> paths = Files.walk(ROOT.resolve(folder))) {
        for (Path path : paths.filter(Files::isRegularFile).toList()) {
          texts.put(path.toString().replace('\\', '/'), Files.readString(path));
        }
      }
    }
    return new ProjectFiles(texts);
  }

  /**
   * The same with one text in place of another.
   *
   * @throws IllegalArgumentException when the file does not hold the text
   */
  ProjectFiles with(String file, String text, String replacement) {
    String before = text(file).orElseThrow(() -> new IllegalArgumentException("no file " + file));
    int at = before.indexOf(text);
    if (at < 0) {
      throw new IllegalArgumentException(file + " does not hold: " + text);
    }
    Map<String, String> changed = new TreeMap<>(texts);
    changed.put(file, before.substring(0, at) + replacement + before.substring(at + text.length()));
    return new ProjectFiles(changed);
  }

  Optional<String> text(String file) {
    return Optional.ofNullable(texts.get(file));
  }

  /** The paths of all files in a folder whose names end so. */
  List<String> below(String folder, String ending) {
    return texts.keySet().stream()
        .filter(path -> path.startsWith(folder) && path.endsWith(ending))
        .toList();
  }

  /** Whether there is such a file or folder, read or not. */
  boolean exists(String path) {
    return texts.containsKey(path) || Files.exists(ROOT.resolve(path));
  }

  /** What a path means in a file of another folder. */
  static String resolve(String from, String path) {
    Path folder = Optional.ofNullable(Path.of(from).getParent()).orElse(ROOT);
    return folder.resolve(path).normalize().toString().replace('\\', '/');
  }
}
