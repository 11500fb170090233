package app.userdata.dev.benchmark;

import app.userdata.dev.chart.Chart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Exports ever larger accounts of tiny images by the app, each by a host that has just started, so
 * that what grows faster than the account shows.
 */
public final class ScaleBenchmark {
  private static final Set<String> KNOWN =
      Set.of("sizes", "bytes", "threads", "heap", "jvm", "csv", "chart");

  private ScaleBenchmark() {}

  /** Arguments such as {@code sizes=1000,10000 chart=docs/scale.svg}. */
  public static void main(String[] args) throws IOException, InterruptedException {
    try {
      measure(Words.of(args, KNOWN));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
    System.exit(0);
  }

  private static void measure(Words words) throws IOException, InterruptedException {
    List<Run> runs = new ArrayList<>();
    List<Integer> sizes =
        Arrays.stream(words.text("sizes", "1000,10000,100000").split(",", -1))
            .map(Integer::valueOf)
            .toList();
    for (int images : sizes) {
      Setup setup =
          new Setup(
              images,
              words.number("bytes", 0),
              Duration.ZERO,
              Duration.ZERO,
              true,
              Setup.process(words.text("heap", "256m"), words.text("jvm", "azure")));
      ExportReport report = new ExportReport(System.out, setup);
      report.head();
      try (Stage stage = Stage.open(setup);
          Side app = AppSide.start(stage, words.number("threads", 16))) {
        runs.add(app.run());
      }
      report.run(1, "export", runs.get(runs.size() - 1));
      report.requests(runs.subList(runs.size() - 1, runs.size()));
    }
    ScaleTable table = new ScaleTable(runs);
    System.out.print(table.csv());
    write(words.text("csv", ""), table.csv());
    write(
        words.text("chart", ""),
        new Chart("What an export costs by the number of images", table.panels()).svg());
  }

  private static void write(String file, String text) throws IOException {
    if (!file.isEmpty()) {
      Files.writeString(Path.of(System.getProperty("project.folder", ".")).resolve(file), text);
    }
  }
}
