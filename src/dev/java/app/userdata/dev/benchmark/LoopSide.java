package app.userdata.dev.benchmark;

import app.userdata.dev.launcher.ChildProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A loop over the links of images: the ceiling, or the naive way. */
final class LoopSide implements Side {
  private final Stage stage;
  private final String name;
  private final int images;
  private final ChildProcess process;

  private LoopSide(Stage stage, String name, int images, ChildProcess process) {
    this.stage = stage;
    this.name = name;
    this.images = images;
    this.process = process;
  }

  static LoopSide ceiling(Stage stage, Path links, int threads) {
    return start(stage, "ceiling", CeilingLoop.class, links, threads, stage.setup().images());
  }

  /**
   * One image after the other.
   *
   * @param images how many of them; it takes its time
   */
  static LoopSide naive(Stage stage, Path links, int images) {
    return start(stage, "naive", NaiveLoop.class, links, 1, images);
  }

  private static LoopSide start(
      Stage stage, String name, Class<?> program, Path links, int threads, int images) {
    List<String> target = stage.archives().target();
    List<String> options = new ArrayList<>(stage.setup().process());
    options.add("-Dbenchmark.links=" + links.toAbsolutePath());
    options.add("-Dbenchmark.threads=" + threads);
    options.add("-Dbenchmark.target=" + target.get(0));
    options.add("-Dbenchmark.query=" + target.get(1));
    Map<String, String> environment = Map.of("DataStorage", stage.sink().connectionString());
    Path log = stage.folder().resolve(name + ".log");
    return new LoopSide(
        stage, name, images, ChildProcess.start(program, options, environment, log));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Run run() {
    stage.clear();
    long reads = stage.service().traffic().blobGets();
    Map<String, Long> calls = stage.service().traffic().calls();
    String[] words = process.ask(String.valueOf(images)).split(" ", 2);
    if (!words[0].matches("[0-9]+")) {
      throw new IllegalStateException(name + " " + String.join(" ", words));
    }
    return new Run(
        images,
        (long) images * stage.setup().bytes(),
        Long.parseLong(words[0]) / 1e9,
        stage.sink().imageSeconds(),
        Usage.parse(words[1]),
        Requests.of(stage, reads, calls));
  }

  @Override
  public void close() {
    process.close();
  }
}
