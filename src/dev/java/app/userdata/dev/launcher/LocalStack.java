package app.userdata.dev.launcher;

import app.userdata.dev.azurite.Azurite;
import app.userdata.dev.host.LocalHostMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Everything that a local run needs, each in a process of its own: the sample account, Azurite and
 * the function host. What the environment names already is not started.
 */
final class LocalStack implements AutoCloseable {
  private static final List<String> STORAGE =
      List.of("DataStorage", "AzureWebJobsDataStorage", "DataStorage__blobServiceUri");

  private static final Pattern HEAP =
      Pattern.compile("(?i)(6[4-9]|[7-9][0-9]|[1-9][0-9]{2,4})m|[1-9][0-9]?g");

  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private final Map<String, String> environment;
  private final Map<String, String> settings = new HashMap<>();
  private final Path project = Path.of(System.getProperty("project.folder", "."));
  private final Path logs = project.resolve("target").resolve("local");
  private Optional<ChildProcess> host = Optional.empty();
  private Optional<String> sample = Optional.empty();

  private LocalStack(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** Starts what is missing; the host listens on the port, or on a free one for 0. */
  static LocalStack start(Map<String, String> environment, int port) {
    LocalStack stack = new LocalStack(environment);
    Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
    try {
      stack.startParts(port);
      return stack;
    } catch (RuntimeException e) {
      stack.close();
      throw e;
    }
  }

  /** Where the app answers, without a trailing slash. */
  URI baseUri() {
    return URI.create(host().word(2));
  }

  String key() {
    return host().word(3);
  }

  /** The Custom Vision resource in use. */
  String endpoint() {
    return settings.getOrDefault(
        "CustomVision__endpoint", environment.getOrDefault("CustomVision__endpoint", ""));
  }

  /** Where the sample account answers that was started, if one was. */
  Optional<String> sample() {
    return sample;
  }

  Path logs() {
    return logs;
  }

  private ChildProcess host() {
    return host.orElseThrow();
  }

  private void startParts(int port) {
    Optional<String> heap = heap(environment.getOrDefault("LOCAL_HEAP", "").strip());
    try {
      Files.createDirectories(logs);
    } catch (IOException e) {
      throw new UncheckedIOException("could not create " + logs, e);
    }
    if (missing(List.of("CustomVision__endpoint"))) {
      startSampleAccount();
    }
    if (missing(STORAGE)) {
      Azurite azurite = Azurite.inMemory(project);
      started.push(azurite);
      settings.put("DataStorage", azurite.connectionString());
    }
    settings.put(
        "SUPERVISOR_SCHEDULE", environment.getOrDefault("SUPERVISOR_SCHEDULE", "*/10 * * * * *"));
    settings.put("LOCAL_PORT", String.valueOf(port));
    Map<String, String> child = new HashMap<>(environment);
    child.putAll(settings);
    List<String> options = new ArrayList<>();
    heap.ifPresent(size -> options.add("-Xmx" + size));
    options.add("-XX:TieredStopAtLevel=1"); // as in Azure
    options.add("-Dstaged.folder=" + System.getProperty("staged.folder", ""));
    host =
        Optional.of(
            ChildProcess.start(
                hostProgram(environment.getOrDefault("LOCAL_HOST", "").strip()),
                options,
                child,
                logs.resolve("host.log")));
    started.push(host.get());
  }

  private void startSampleAccount() {
    ChildSample simulator = ChildSample.start(OptionalInt.empty(), logs);
    started.push(simulator);
    sample = Optional.of(simulator.endpoint());
    settings.put("CustomVision__endpoint", simulator.endpoint());
    settings.put("CustomVision__trainingKey", simulator.trainingKey());
  }

  private static Class<?> hostProgram(String name) {
    return switch (name) {
      case "" -> LocalHostMain.class;
      case "core-tools" -> CoreToolsMain.class;
      default ->
          throw new LocalRunException(
              "LOCAL_HOST must be core-tools, or absent for the host of this project.");
    };
  }

  /** Checked here, because the Java machine does not say which setting it dislikes. */
  private static Optional<String> heap(String text) {
    if (!text.isEmpty() && !HEAP.matcher(text).matches()) {
      throw new LocalRunException(
          "LOCAL_HEAP must be a size such as 128m or 2g, at least 64m, or absent.");
    }
    return Optional.of(text).filter(size -> !size.isEmpty());
  }

  private boolean missing(List<String> names) {
    return names.stream().allMatch(name -> environment.getOrDefault(name, "").isBlank());
  }

  /** Ends what was started, the host first; harmless when repeated. */
  @Override
  public synchronized void close() {
    while (!started.isEmpty()) {
      try {
        started.pop().close();
      } catch (Exception e) {
        System.err.println("could not stop a part of the local run: " + e.getMessage());
      }
    }
  }
}
