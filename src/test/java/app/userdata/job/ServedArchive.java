package app.userdata.job;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.category.CategoryId;
import app.userdata.dev.simulator.CustomVisionSimulator;
import app.userdata.dev.simulator.InProcessService;
import app.userdata.dev.simulator.SimulatorOptions;
import app.userdata.dev.simulator.TinyAccount;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the archive of an account must hold, asked of the simulator once, over HTTP. */
public final class ServedArchive {
  private static final Set<String> TAG_FILES =
      Set.of(
          "bagit.txt",
          "bag-info.txt",
          "manifest-sha256.txt",
          "tagmanifest-sha256.txt",
          "report.html");

  private final Map<String, List<String>> documents;
  private final Map<String, String> files;

  private ServedArchive(Map<String, List<String>> documents, Map<String, String> files) {
    this.documents = documents;
    this.files = files;
  }

  /** Of everything that a simulator serves. */
  public static ServedArchive of(CustomVisionSimulator simulator) throws Exception {
    ServedAccount served = ServedAccount.whole(simulator);
    for (CategoryId category : CategoryId.values()) {
      served.with(category);
    }
    return new ServedArchive(served.documents(), served.files());
  }

  /** Of tiny accounts that are served without sockets, by their shape. */
  static List<ServedArchive> all() throws Exception {
    List<ServedArchive> all = new ArrayList<>();
    for (int shape = 0; shape < TinyAccount.SHAPES; shape++) {
      try (CustomVisionSimulator simulator =
          CustomVisionSimulator.start(TinyAccount.create(shape), SimulatorOptions.defaults())) {
        all.add(inProcess(of(simulator), simulator));
      }
    }
    return List.copyOf(all);
  }

  private static ServedArchive inProcess(ServedArchive served, CustomVisionSimulator simulator) {
    Map<String, List<String>> documents = new TreeMap<>();
    served.documents.forEach(
        (path, lines) ->
            documents.put(path, lines.stream().map(line -> inProcess(line, simulator)).toList()));
    return new ServedArchive(documents, served.files);
  }

  /** The same without the documents whose path contains a text. */
  ServedArchive without(String text) {
    Map<String, List<String>> others = new TreeMap<>(documents);
    others.keySet().removeIf(path -> path.contains(text));
    return new ServedArchive(others, files);
  }

  /** The archive holds all of it and nothing else. */
  public void isExactly(NavigableMap<String, byte[]> archive) throws IOException {
    Set<String> paths = new TreeSet<>(TAG_FILES);
    paths.addAll(documents.keySet());
    paths.addAll(files.keySet());
    assertThat(archive.keySet()).isEqualTo(paths);
    for (Map.Entry<String, List<String>> document : documents.entrySet()) {
      assertThat(texts(document.getKey(), requireNonNull(archive.get(document.getKey()))))
          .as(document.getKey())
          .containsExactlyInAnyOrderElementsOf(document.getValue());
    }
    hasNoOtherFile(archive);
  }

  /** Whatever file the archive holds is one of the service's, byte for byte. */
  void hasNoOtherFile(NavigableMap<String, byte[]> archive) {
    archive.forEach(
        (path, bytes) -> {
          if (!TAG_FILES.contains(path) && !documents.containsKey(path)) {
            assertThat(ServedAccount.sha256(bytes)).as(path).isEqualTo(files.get(path));
          }
        });
  }

  private static List<String> texts(String path, byte[] document) throws IOException {
    return path.endsWith(".jsonl")
        ? ServedJson.lines(document)
        : List.of(ServedJson.asWritten(new String(document, StandardCharsets.UTF_8)));
  }

  private static String inProcess(String line, CustomVisionSimulator simulator) {
    return line.replace(simulator.blobEndpoint().toString(), InProcessService.BLOBS.toString())
        .replace(simulator.endpoint().toString(), InProcessService.ENDPOINT.toString());
  }
}
