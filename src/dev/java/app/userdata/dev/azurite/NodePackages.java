package app.userdata.dev.azurite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** The npm packages of development, as the lock file pins them. */
public final class NodePackages {
  private static final long MINUTES = 5;

  private NodePackages() {}

  /**
   * Installs the packages unless they are there already, and returns their folder. Of several
   * processes one does, and the others wait: npm empties the folder first.
   */
  public static synchronized Path install(Path projectFolder) {
    Path folder = projectFolder.resolve("src").resolve("dev").resolve("npm");
    try (FileChannel channel =
            FileChannel.open(
                lock(projectFolder), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      if (held.isValid() && !fresh(folder)) {
        boolean windows =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");
        run(folder, List.of(windows ? "npm.cmd" : "npm", "ci", "--no-audit", "--no-fund"));
      }
      return folder;
    } catch (IOException e) {
      throw NodeException.missing(e);
    }
  }

  private static Path lock(Path projectFolder) throws IOException {
    return Files.createDirectories(projectFolder.resolve("target")).resolve("npm.lock");
  }

  /** npm writes a hidden lock file last; older than ours means the packages are not these. */
  private static boolean fresh(Path folder) throws IOException {
    Path installed = folder.resolve("node_modules").resolve(".package-lock.json");
    Path wanted = folder.resolve("package-lock.json");
    return Files.exists(installed)
        && Files.getLastModifiedTime(installed).compareTo(Files.getLastModifiedTime(wanted)) >= 0;
  }

  private static void run(Path folder, List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new NodeException(
            "npm ci in " + folder + " did not succeed; run it there to see why.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
      throw new IllegalStateException("interrupted while npm was installing", e);
    }
  }
}
