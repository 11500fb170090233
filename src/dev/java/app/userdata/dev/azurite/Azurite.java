package app.userdata.dev.azurite;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An Azurite of our own, on free ports of this machine, that ends with this process. */
public final class Azurite implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(30);
  private static final Duration END = Duration.ofSeconds(5);

  /** The account name and key that Azurite's documentation publishes; they open nothing else. */
  private static final String ACCOUNT = "devstoreaccount1";

  private static final String KEY =
      "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

  private final Path packages;
  private final List<String> command;
  private final int blobPort;
  private final int queuePort;
  private final Thread hook = new Thread(() -> this.process.destroyForcibly());
  private volatile Process process;

  private Azurite(Path packages, String node, List<String> keeping) throws IOException {
    this.packages = packages;
    this.blobPort = freePort();
    this.queuePort = freePort();
    this.command = command(node, keeping);
    this.process = launch();
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Starts one that forgets everything when it ends. */
  public static Azurite inMemory(Path projectFolder) {
    return start(NodePackages.install(projectFolder), "node");
  }

  /** Starts one that keeps everything in a folder. */
  public static Azurite onDisk(Path projectFolder, Path data) {
    List<String> keeping = List.of("--location", data.toAbsolutePath().toString());
    return start(NodePackages.install(projectFolder), "node", keeping);
  }

  static Azurite start(Path packages, String node) {
    return start(packages, node, List.of("--inMemoryPersistence"));
  }

  private static Azurite start(Path packages, String node, List<String> keeping) {
    try {
      Azurite azurite = new Azurite(packages, node, keeping);
      azurite.awaitPorts();
      return azurite;
    } catch (IOException e) {
      throw NodeException.missing(e);
    }
  }

  /**
   * Ends it in the middle of whatever it does, and starts it again on the same ports. It may save
   * before it ends: every five seconds would be too seldom for what it has acknowledged, and the
   * service in Azure forgets nothing.
   */
  public void restart() {
    stop();
    try {
      process = launch();
    } catch (IOException e) {
      throw NodeException.missing(e);
    }
    awaitPorts();
  }

  private List<String> command(String node, List<String> keeping) throws IOException {
    List<String> words =
        new ArrayList<>(List.of(node, "node_modules/azurite/dist/src/azurite.js", "--silent"));
    words.addAll(keeping);
    words.add("--disableTelemetry");
    for (String service : List.of("blob", "queue", "table")) {
      words.addAll(List.of("--" + service + "Host", "127.0.0.1"));
    }
    words.addAll(List.of("--blobPort", "" + blobPort, "--queuePort", "" + queuePort));
    words.addAll(List.of("--tablePort", "" + freePort()));
    return words;
  }

  private Process launch() throws IOException {
    return new ProcessBuilder(command)
        .directory(packages.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  public String connectionString() {
    return "DefaultEndpointsProtocol=http;AccountName="
        + ACCOUNT
        + ";AccountKey="
        + KEY
        + ";BlobEndpoint=http://127.0.0.1:"
        + blobPort
        + "/"
        + ACCOUNT
        + ";QueueEndpoint=http://127.0.0.1:"
        + queuePort
        + "/"
        + ACCOUNT
        + ";";
  }

  private void awaitPorts() {
    long end = System.nanoTime() + START.toNanos();
    while (!answers(blobPort) || !answers(queuePort)) {
      if (System.nanoTime() > end || !process.isAlive()) {
        close();
        throw new NodeException("Azurite did not start within " + START.toSeconds() + " seconds.");
      }
      try {
        TimeUnit.MILLISECONDS.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        close();
        throw new IllegalStateException("interrupted while Azurite was starting", e);
      }
    }
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void stop() {
    process.destroy();
    try {
      if (!process.waitFor(END.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }

  @Override
  public void close() {
    stop();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already; its hook has done the same.
    }
  }
}
