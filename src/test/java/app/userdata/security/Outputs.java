package app.userdata.security;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Everything that came out of the app, and every line of every logger in this process. */
final class Outputs extends Handler {
  /** The servers that tests put up are not the app. */
  private static final List<String> OTHERS = List.of("com.sun.net.httpserver", "sun.", "jdk.");

  private static final String INVOCATION = "invocation";

  private final Queue<Output> outputs = new ConcurrentLinkedQueue<>();
  private final Logger root = Logger.getLogger("");
  private final Level before = root.getLevel();
  private final Logger invocation = Logger.getAnonymousLogger();

  /**
   * One thing that came out.
   *
   * @param where to find it: the name of a record, a queue, a file, an operation
   */
  record Output(Place place, String where, String text) {}

  Outputs() {
    setLevel(Level.ALL);
    invocation.setLevel(Level.ALL);
    root.setLevel(Level.ALL);
    root.addHandler(this);
    invocation.setUseParentHandlers(false);
    invocation.addHandler(this);
  }

  /** The log that the host gives an invocation. */
  Logger log() {
    return invocation;
  }

  void add(Place place, String where, String text) {
    outputs.add(new Output(place, where, text));
  }

  void add(Place place, String where, byte[] bytes) {
    add(place, where, new String(bytes, StandardCharsets.ISO_8859_1));
    add(place, where, new String(bytes, StandardCharsets.UTF_8));
  }

  /** What a function throws, as the host writes it. */
  void thrown(String where, Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text, true));
    add(Place.LOG, "thrown by " + where, text.toString());
  }

  List<String> texts(Place place) {
    return outputs.stream().filter(output -> output.place() == place).map(Output::text).toList();
  }

  /** What was written to the logs of invocations. */
  List<String> lines() {
    return outputs.stream()
        .filter(output -> output.where().equals(INVOCATION))
        .map(Output::text)
        .toList();
  }

  /** Each canary that is where it must not be, a line for each kind of place. */
  Set<String> leaks(List<Canary> canaries) {
    Set<String> leaks = new TreeSet<>();
    for (Output output : outputs) {
      for (Canary canary : canaries) {
        if (!canary.allowed().contains(output.place()) && holds(output, canary.text())) {
          leaks.add(canary.name() + " in " + output.place() + ": " + output.where());
        }
      }
    }
    return leaks;
  }

  /** Where a canary was seen at all. */
  Set<Place> places(Canary canary) {
    Set<Place> seen = new TreeSet<>();
    outputs.stream()
        .filter(output -> holds(output, canary.text()))
        .forEach(output -> seen.add(output.place()));
    return seen;
  }

  private static boolean holds(Output output, String text) {
    return output.text().contains(text) || output.where().contains(text);
  }

  @Override
  public void publish(LogRecord line) {
    String name = line.getLoggerName() == null ? INVOCATION : line.getLoggerName();
    if (OTHERS.stream().noneMatch(name::startsWith)) {
      Stream<Object> parameters =
          line.getParameters() == null ? Stream.of() : Stream.of(line.getParameters());
      List<String> words = new ArrayList<>(parameters.map(String::valueOf).toList());
      words.add(0, String.valueOf(line.getMessage()));
      add(Place.LOG, name, String.join(" ", words));
      if (line.getThrown() != null) {
        thrown(name, line.getThrown());
      }
    }
  }

  /** Adds the files of an archive. */
  void archive(Map<String, byte[]> files) {
    files.forEach(
        (path, bytes) -> {
          add(Place.TAG_FILES, "name", path);
          add(place(path), path, bytes);
        });
  }

  private static Place place(String path) {
    if (path.equals("report.html")) {
      return Place.REPORT;
    }
    return path.startsWith("data/") ? Place.DATA : Place.TAG_FILES;
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    root.removeHandler(this);
    root.setLevel(before);
  }
}
