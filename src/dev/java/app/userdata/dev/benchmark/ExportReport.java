package app.userdata.dev.benchmark;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** Prints what was measured. */
final class ExportReport {
  private final PrintStream out;
  private final Setup setup;

  ExportReport(PrintStream out, Setup setup) {
    this.out = out;
    this.setup = setup;
  }

  void head() {
    print(
        "%d images of at least %d bytes, %d ms an image, %d ms a write, %s, %s%n",
        setup.images(),
        setup.bytes(),
        setup.imageLatency().toMillis(),
        setup.writeLatency().toMillis(),
        setup.sink() ? "archives discarded" : "archives in Azurite",
        setup.process());
    print(
        "%-8s %-8s %8s %8s %9s %9s %7s %8s %8s %8s%n",
        "round",
        "",
        "images",
        "seconds",
        "images/s",
        "writing",
        "MB/s",
        "CPU ms",
        "heap MB",
        "peak");
  }

  /** One line; round 0 is the one that warms up. */
  void run(int round, String side, Run run) {
    print(
        "%-8s %-8s %8d %8.2f %9.1f %9.1f %7.1f %8.3f %8d %8d%n",
        round == 0 ? "warm-up" : String.valueOf(round),
        side,
        run.images(),
        run.seconds(),
        run.rate(),
        run.writingRate(),
        run.megabytesPerSecond(),
        run.cpuMillisPerImage(),
        run.usage().heapAfter() >> 20,
        run.usage().heapPeak() >> 20);
    out.flush();
  }

  /** Medians with the least and the most, ratios within each round, and requests. */
  void summary(Map<String, List<Run>> runs) {
    print("%nmedian (least to most) of %d rounds%n", rounds(runs));
    runs.forEach(
        (side, all) -> {
          print("%-8s images/s        %s%n", side, spread(all, Run::rate).text(1));
          print("         MB/s            %s%n", spread(all, Run::megabytesPerSecond).text(1));
          print("         CPU ms/image    %s%n", spread(all, Run::cpuMillisPerImage).text(3));
          print(
              "         heap MB         %s after collection%n",
              spread(all, run -> run.usage().heapAfter() / 1048576.0).text(0));
        });
    List<Run> ours = runs.getOrDefault("export", List.of());
    for (String other : List.of("ceiling", "naive")) {
      List<Run> theirs = runs.getOrDefault(other, List.of());
      ratio("export / " + other + ", whole job", ours, theirs, Run::rate);
      ratio("export / " + other + ", writing", ours, theirs, Run::writingRate);
    }
    requests(ours);
  }

  /** Of the two runs of each round. */
  private void ratio(String what, List<Run> ours, List<Run> theirs, ToDoubleFunction<Run> rate) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < Math.min(ours.size(), theirs.size()); i++) {
      ratios.add(rate.applyAsDouble(ours.get(i)) / rate.applyAsDouble(theirs.get(i)));
    }
    if (!ratios.isEmpty()) {
      print("%-30s %s%n", what, Spread.of(ratios).text(2));
    }
  }

  /** What was asked of service and storage; nothing where nothing was measured. */
  void requests(List<Run> runs) {
    if (runs.isEmpty()) {
      return;
    }
    print(
        "requests an image: %s reads, %s writes, %s others%n",
        spread(runs, run -> (double) run.requests().imageReads() / run.images()).text(4),
        spread(runs, run -> (double) run.requests().imageWrites() / run.images()).text(4),
        spread(runs, run -> (double) run.requests().other() / run.images()).text(4));
    Run last = runs.get(runs.size() - 1);
    print("others of the last round, %d pages of 256:%n", (last.images() + 255) / 256);
    new TreeMap<>(last.requests().others())
        .forEach(
            (name, count) ->
                print("  %-28s %7d %8.4f%n", name, count, (double) count / last.images()));
  }

  private static int rounds(Map<String, List<Run>> runs) {
    return runs.values().stream().mapToInt(List::size).min().orElse(0);
  }

  private static Spread spread(List<Run> runs, ToDoubleFunction<Run> value) {
    return Spread.of(runs.stream().map(value::applyAsDouble).toList());
  }

  private void print(String format, Object... values) {
    out.printf(Locale.ROOT, format, values);
  }
}
