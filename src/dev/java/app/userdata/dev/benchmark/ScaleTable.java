package app.userdata.dev.benchmark;

import app.userdata.dev.chart.Panel;
import app.userdata.dev.chart.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Runs over accounts of different sizes, as numbers and as a picture. */
final class ScaleTable {
  private static final double MEGABYTE = 1 << 20;

  private final List<Run> runs;

  ScaleTable(List<Run> runs) {
    this.runs = List.copyOf(runs);
  }

  /** A line for each size, a column for each thing that was measured or counted. */
  String csv() {
    Map<String, ToDoubleFunction<Run>> columns = columns();
    StringBuilder csv = new StringBuilder(String.join(",", columns.keySet())).append('\n');
    for (Run run : runs) {
      List<String> values = new ArrayList<>();
      columns.values().forEach(column -> values.add(number(column.applyAsDouble(run))));
      csv.append(String.join(",", values)).append('\n');
    }
    return csv.toString();
  }

  List<Panel> panels() {
    return List.of(
        panel("Seconds", true, series("measured", Run::seconds), floor()),
        panel(
            "Requests to the service",
            true,
            series("reads of images", run -> run.requests().imageReads()),
            series("calls of the API", run -> run.requests().call())),
        panel(
            "Storage operations",
            true,
            series("writes of images", run -> run.requests().imageWrites()),
            others("records read", name -> name.equals("records GetBlob")),
            others("records written", name -> name.equals("records PutBlob")),
            others("listings", name -> name.endsWith("ListBlobs")),
            others("messages sent", name -> name.equals("queues PutMessage")),
            others("other files", name -> name.equals("archive PutBlob"))),
        panel(
            "Heap after collection, MB",
            false,
            series("measured", run -> run.usage().heapAfter() / MEGABYTE)));
  }

  private Map<String, ToDoubleFunction<Run>> columns() {
    Map<String, ToDoubleFunction<Run>> columns = new LinkedHashMap<>();
    columns.put("images", Run::images);
    columns.put("seconds", Run::seconds);
    columns.put("images per second", Run::rate);
    columns.put("CPU ms per image", Run::cpuMillisPerImage);
    columns.put("heap MB after collection", run -> run.usage().heapAfter() / MEGABYTE);
    columns.put("image reads", run -> run.requests().imageReads());
    columns.put("image writes", run -> run.requests().imageWrites());
    TreeSet<String> names = new TreeSet<>();
    runs.forEach(run -> names.addAll(run.requests().others().keySet()));
    names.forEach(name -> columns.put(name, run -> run.requests().others(name::equals)));
    return columns;
  }

  /** What the calls alone take at the pace that the service allows. */
  private Series floor() {
    return series("calls / 10", run -> (double) run.requests().call() / Setup.CALLS_PER_SECOND);
  }

  private Series others(String name, Predicate<String> which) {
    return series(name, run -> run.requests().others(which));
  }

  private Series series(String name, ToDoubleFunction<Run> value) {
    return new Series(
        name,
        runs.stream()
            .map(run -> new Series.Point(run.images(), value.applyAsDouble(run)))
            .filter(point -> point.y() > 0)
            .toList());
  }

  private static Panel panel(String title, boolean powers, Series... series) {
    return new Panel(title, "images", powers, List.of(series));
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.3f", value);
  }
}
