package app.userdata.dev.simulator;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** A Custom Vision resource on this computer: the Training API, and the host of its files. */
public final class CustomVisionSimulator implements AutoCloseable {
  private static final int THREADS = 128;
  private static final int BACKLOG = 1_000;

  static {
    // Without it every second small reply waits 40 ms for an acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
  }

  private final Account account;
  private final Traffic traffic = new Traffic();
  private final Object waiting = new Object();
  private volatile SimulatorOptions options;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, daemons());
  private final HttpServer api;
  private final HttpServer blobs;

  private CustomVisionSimulator(Account account, SimulatorOptions initial) throws IOException {
    this.account = account;
    this.options = initial;
    byte[] signingKey = new byte[32];
    new SecureRandom().nextBytes(signingKey);
    Sas sas = new Sas(signingKey, Clock.systemUTC());
    blobs = serve(0, new BlobHost(new Blobs(account), sas, traffic, this::options, this::pause));
    String blobEndpoint = address(blobs).toString();
    api =
        serve(
            initial.access().port(),
            new ApiHost(
                account,
                new Routes(new Deletions(this::later)),
                traffic,
                this::options,
                now -> new Links(blobEndpoint, sas, now.links().sasLifetime(), now.links().vnet()),
                this::pause));
  }

  /** Serves the account until it is closed. */
  public static CustomVisionSimulator start(Account account, SimulatorOptions options) {
    try {
      return new CustomVisionSimulator(account, options);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The simulator could not listen on port " + options.access().port() + " of 127.0.0.1.",
          e);
    }
  }

  /** Where the Training API answers, shaped like a regional endpoint. */
  public URI endpoint() {
    return address(api);
  }

  /** The host that the links of images, predictions and models lead to. */
  public URI blobEndpoint() {
    return address(blobs);
  }

  public String trainingKey() {
    return options.access().trainingKey();
  }

  public Account account() {
    return account;
  }

  public Traffic traffic() {
    return traffic;
  }

  public SimulatorOptions options() {
    return options;
  }

  /** Changes everything but the port while running; what a reply waited for is over then. */
  public void options(SimulatorOptions changed) {
    synchronized (waiting) {
      options = changed;
      waiting.notifyAll();
    }
  }

  /** Waits for real: a request to a distant service takes time, and benchmarks measure that. */
  private void pause(Duration time) {
    if (time.isZero()) {
      return;
    }
    long end = System.nanoTime() + time.toNanos();
    synchronized (waiting) {
      SimulatorOptions then = options;
      try {
        for (long left = time.toMillis();
            left > 0 && options.equals(then);
            left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())) {
          waiting.wait(left);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    api.stop(0);
    blobs.stop(0);
    threads.shutdownNow();
  }

  private void later(Duration delay, Runnable work) {
    Executor delayed = CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS);
    delayed.execute(work);
  }

  private HttpServer serve(int port, HttpHandler handler) throws IOException {
    InetAddress loopback = InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
    HttpServer server = HttpServer.create(new InetSocketAddress(loopback, port), BACKLOG);
    server.setExecutor(threads);
    server.createContext("/", handler);
    server.start();
    return server;
  }

  private static URI address(HttpServer server) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private static ThreadFactory daemons() {
    return work -> {
      Thread thread = new Thread(work, "custom-vision-simulator");
      thread.setDaemon(true);
      return thread;
    };
  }
}
