package app.userdata.dev.launcher;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * One of our own programs in a process of its own. It ends with us, however we end: it watches the
 * pipe that we hold.
 */
public final class ChildProcess implements AutoCloseable {
  private static final Path THIS_JAVA = Path.of(System.getProperty("java.home"));
  private static final int READY_SECONDS = 180;
  private static final int END_SECONDS = 20;

  private final Process process;
  private final BufferedReader out;
  private final String[] ready;

  private ChildProcess(Process process, BufferedReader out, String[] ready) {
    this.process = process;
    this.out = out;
    this.ready = ready;
  }

  /**
   * Starts a program and waits for its line {@code NAME ready …}.
   *
   * @param options for the Java machine
   * @param log gets what the program writes to its error output
   */
  public static ChildProcess start(
      Class<?> program, List<String> options, Map<String, String> environment, Path log) {
    return start(THIS_JAVA, program, options, environment, log);
  }

  /**
   * The same on another Java.
   *
   * @param javaHome the folder of that Java
   */
  public static ChildProcess start(
      Path javaHome,
      Class<?> program,
      List<String> options,
      Map<String, String> environment,
      Path log) {
    ProcessBuilder builder = new ProcessBuilder(command(javaHome, program, options));
    builder.environment().putAll(environment);
    builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    try {
      Process process = builder.start();
      BufferedReader out =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      return new ChildProcess(process, out, awaitReady(process, out, program.getSimpleName(), log));
    } catch (IOException e) {
      throw new UncheckedIOException("could not start " + program.getSimpleName(), e);
    }
  }

  /**
   * The command line of one of our programs, to which its arguments may be added.
   *
   * @param options for the Java machine
   */
  public static List<String> command(Class<?> program, List<String> options) {
    return command(THIS_JAVA, program, options);
  }

  private static List<String> command(Path javaHome, Class<?> program, List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(javaHome.resolve("bin").resolve("java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", classPath(), program.getName()));
    return command;
  }

  /** A word of the line with which the program said that it is ready, counted from 0. */
  public String word(int index) {
    return ready[index];
  }

  /** Sends the program a line, and waits for the line that it answers with. */
  public String ask(String question) {
    try {
      process.getOutputStream().write((question + "\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException("a process does not listen any more", e);
    }
    return readLine(out);
  }

  /** Its process id. */
  long id() {
    return process.pid();
  }

  /** Ends it as a machine that fails would: at once, whatever it does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  private static String[] awaitReady(Process process, BufferedReader out, String name, Path log) {
    CompletableFuture<String> line = CompletableFuture.supplyAsync(() -> readLine(out));
    try {
      String[] words = line.get(READY_SECONDS, TimeUnit.SECONDS).split(" ", -1);
      if (words.length > 1 && words[1].equals("ready")) {
        return words;
      }
    } catch (ExecutionException | TimeoutException e) {
      // Told below, with the place of its own words.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    throw new LocalRunException(name + " did not start: " + lastWords(log));
  }

  private static String lastWords(Path log) {
    try {
      List<String> lines = Files.readAllLines(log);
      return lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1);
    } catch (IOException e) {
      return log + " may tell why";
    }
  }

  private static String readLine(BufferedReader out) {
    try {
      String line = out.readLine();
      return line == null ? "" : line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Maven runs us in a class loader of its own, which knows the class path. */
  private static String classPath() {
    if (ChildProcess.class.getClassLoader() instanceof URLClassLoader loader) {
      return Arrays.stream(loader.getURLs())
          .map(ChildProcess::file)
          .collect(Collectors.joining(File.pathSeparator));
    }
    return System.getProperty("java.class.path");
  }

  private static String file(URL url) {
    try {
      return Path.of(url.toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a class path entry is a file", e);
    }
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
