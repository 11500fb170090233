package app.userdata.dev.launcher;

import app.userdata.dev.host.LocalHostMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The staged app on a local host in a process of its own, and what its log says. */
final class HostProcess implements AutoCloseable {
  /** Starts in the least time: nobody measures how fast it runs afterwards. */
  private static final List<String> OPTIONS =
      List.of(
          "-Xmx256m",
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-XX:+UnlockDiagnosticVMOptions",
          "-XX:-BytecodeVerificationRemote");

  private static final Pattern STEP =
      Pattern.compile(".*\"event\":\"step\".*\"outcome\":\"done\".*");

  private final ChildProcess process;
  private final Path log;

  private HostProcess(ChildProcess process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts one that listens on a free port.
   *
   * @param folder gets its log, with a line for each step
   */
  static HostProcess start(Map<String, String> environment, Path folder, String name) {
    return start(environment, folder, name, List.of());
  }

  /**
   * Starts one with further options.
   *
   * @param more for the Java machine
   */
  static HostProcess start(
      Map<String, String> environment, Path folder, String name, List<String> more) {
    Path log = folder.resolve(name + ".log");
    List<String> options = new ArrayList<>(OPTIONS);
    options.addAll(more);
    options.add("-Dstaged.folder=" + System.getProperty("staged.folder", ""));
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new HostProcess(ChildProcess.start(LocalHostMain.class, options, environment, log), log);
  }

  ApiClient api() {
    return CheckedApi.client(URI.create(process.word(2)), process.word(3));
  }

  /** How many steps it has done so far. */
  long steps() throws IOException {
    return Files.readAllLines(log).stream().filter(STEP.asMatchPredicate()).count();
  }

  void kill() throws InterruptedException {
    process.kill();
  }

  @Override
  public void close() {
    process.close();
  }
}
