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

  /** The account name and key that Azurite's documentation publishes; they open nothing else. */
  private static final String ACCOUNT = "devstoreaccount1";

  private static final String KEY =
      "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

  private final Process process;
  private final int blobPort;
  private final int queuePort;
  private final Thread hook;

  private Azurite(Process process, int blobPort, int queuePort) {
    this.process = process;
    this.blobPort = blobPort;
    this.queuePort = queuePort;
    this.hook = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Starts one that forgets everything when it ends. */
  public static Azurite inMemory(Path projectFolder) {
    return start(NodePackages.install(projectFolder), "node");
  }

  static Azurite start(Path packages, String node) {
    try {
      int blobs = freePort();
      int queues = freePort();
      List<String> command =
          new ArrayList<>(
              List.of(
                  node,
                  "node_modules/azurite/dist/src/azurite.js",
                  "--silent",
                  "--inMemoryPersistence"));
      command.addAll(
          List.of(
              "--disableTelemetry",
              "--blobHost",
              "127.0.0.1",
              "--queueHost",
              "127.0.0.1",
              "--tableHost",
              "127.0.0.1"));
      command.addAll(
          List.of(
              "--blobPort",
              "" + blobs,
              "--queuePort",
              "" + queues,
              "--tablePort",
              "" + freePort()));
      Process process =
          new ProcessBuilder(command)
              .directory(packages.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      Azurite azurite = new Azurite(process, blobs, queues);
      azurite.awaitPorts();
      return azurite;
    } catch (IOException e) {
      throw NodeException.missing(e);
    }
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

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already; its hook has done the same.
    }
  }
}
