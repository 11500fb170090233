package app.userdata.dev.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Exports an account of many images by the app, by the least that could do it, and by the naive
 * way, in turns. Each is a process of its own with the same heap; service and storage are here,
 * wait as long as they are told, and count.
 */
public final class ExportBenchmark {
  private static final Set<String> KNOWN =
      Set.of(
          "images",
          "bytes",
          "imageLatency",
          "writeLatency",
          "threads",
          "heap",
          "rounds",
          "naiveImages",
          "storage",
          "jvm",
          "sides");

  private final Words words;

  private ExportBenchmark(Words words) {
    this.words = words;
  }

  /** Arguments such as {@code images=20000 bytes=200000}, as {@code docs/performance.md} lists. */
  public static void main(String[] args) throws IOException, InterruptedException {
    try {
      new ExportBenchmark(Words.of(args, KNOWN)).measure();
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
    System.exit(0);
  }

  private void measure() throws IOException, InterruptedException {
    Setup setup = setup();
    int rounds = words.number("rounds", 5);
    Map<String, List<Run>> runs = new LinkedHashMap<>();
    ExportReport report = new ExportReport(System.out, setup);
    report.head();
    List<Side> sides = new ArrayList<>();
    try (Stage stage = Stage.open(setup)) {
      try {
        start(stage, sides);
        // The first round warms up and is not counted.
        for (int round = 0; round <= rounds; round++) {
          for (Side side : sides) {
            Run run = side.run();
            report.run(round, side.name(), run);
            if (round > 0) {
              runs.computeIfAbsent(side.name(), name -> new ArrayList<>()).add(run);
            }
          }
        }
      } finally {
        sides.forEach(Side::close);
      }
    }
    report.summary(runs);
  }

  private Setup setup() {
    return new Setup(
        words.number("images", 20_000),
        words.number("bytes", 200_000),
        Duration.ofMillis(words.number("imageLatency", 0)),
        Duration.ofMillis(words.number("writeLatency", 0)),
        words.text("storage", "sink").equals("sink"),
        Setup.process(words.text("heap", "256m"), words.text("jvm", "azure")));
  }

  private void start(Stage stage, List<Side> sides) throws IOException {
    int threads = words.number("threads", 16);
    int few = Math.min(words.number("naiveImages", 300), stage.setup().images());
    Path links = stage.links();
    for (String side : words.text("sides", "export,ceiling,naive").split(",", -1)) {
      sides.add(
          switch (side) {
            case "export" -> AppSide.start(stage, threads);
            case "ceiling" -> LoopSide.ceiling(stage, links, threads);
            case "naive" -> LoopSide.naive(stage, links, few);
            default -> throw new IllegalArgumentException("sides are export, ceiling and naive.");
          });
    }
  }
}
