package app.userdata.dev.launcher;

import app.userdata.dev.host.HostOptions;
import app.userdata.dev.host.LocalHostMain;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Serves the staged app with Azure Functions Core Tools instead of our own host: starts {@code
 * func} in the staged folder, until its input is closed. Reads what {@link LocalHostMain} reads;
 * keys are not checked by Core Tools.
 */
final class CoreToolsMain {
  private static final Duration LONGEST_START = Duration.ofSeconds(170);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private CoreToolsMain() {}

  /** Prints one line, {@code func ready BASE KEY}, once the app answers. */
  public static void main(String[] args) throws IOException, InterruptedException {
    HostOptions options = LocalHostMain.options(System.getenv());
    int port = options.port() == 0 ? freePort() : options.port();
    Process func = start(options, port);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(func)));
    URI base = URI.create("http://127.0.0.1:" + port);
    awaitAnswer(func, base);
    System.out.println("func ready " + base + " " + options.key());
    System.out.flush();
    System.in.transferTo(OutputStream.nullOutputStream());
    System.exit(0);
  }

  private static Process start(HostOptions options, int port) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("func", "start", "--port", String.valueOf(port), "--no-build");
    builder.directory(options.folder().toFile());
    Map<String, String> environment = builder.environment();
    environment.put("FUNCTIONS_WORKER_RUNTIME", "java");
    environment.put("LOCAL_FUNCTIONS_KEY", options.key());
    environment.putIfAbsent("AzureWebJobsStorage", environment.getOrDefault("DataStorage", ""));
    Process func = builder.redirectErrorStream(true).start();
    Thread words = new Thread(() -> passOn(func));
    words.setDaemon(true);
    words.start();
    return func;
  }

  /** To our error output: the line on the other one is for whoever started us. */
  private static void passOn(Process func) {
    try (InputStream words = func.getInputStream()) {
      words.transferTo(System.err);
    } catch (IOException e) {
      throw new UncheckedIOException("could not read what func says", e);
    }
  }

  private static void awaitAnswer(Process func, URI base) throws InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    long until = System.nanoTime() + LONGEST_START.toNanos();
    while (System.nanoTime() < until && func.isAlive()) {
      if (answers(client, base)) {
        return;
      }
      // Core Tools has no line to wait for that is the same in all versions.
      TimeUnit.MILLISECONDS.sleep(250);
    }
    System.err.println(
        "func " + (func.isAlive() ? "did not answer in time" : "ended") + "; its words are above.");
    System.exit(1);
  }

  private static boolean answers(HttpClient client, URI base) throws InterruptedException {
    try {
      HttpRequest health =
          HttpRequest.newBuilder(base.resolve("/api/health")).timeout(PATIENCE).build();
      return client.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Core Tools start the host, and that the worker, as processes of their own. */
  private static void end(Process func) {
    func.descendants().forEach(ProcessHandle::destroy);
    func.destroy();
  }
}
