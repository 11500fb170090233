package app.userdata.dev.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Copies the images of a list of links, so many side by side, each time it is asked. Reads the
 * system properties {@code benchmark.links}, a file, and {@code benchmark.threads}.
 */
final class CopyLoop {
  private final List<URI> links;
  private final int threads = Integer.getInteger("benchmark.threads", 1);
  private final ExecutorService pool = Executors.newFixedThreadPool(threads);
  private final ProcessMeter meter = new ProcessMeter();
  private final String name;
  private final Copy copy;

  /** Copies one image. */
  @FunctionalInterface
  interface Copy {
    void run(URI link, String name) throws IOException, InterruptedException;
  }

  private CopyLoop(String name, Copy copy) throws IOException {
    this.links =
        Files.readAllLines(Path.of(System.getProperty("benchmark.links", ""))).stream()
            .map(URI::create)
            .toList();
    this.name = name;
    this.copy = copy;
  }

  /** Answers a number of images with the nanoseconds that it took to copy them, and a usage. */
  static void serve(String name, Copy copy) throws IOException {
    CopyLoop loop = new CopyLoop(name, copy);
    Answers.serve("loop ready", images -> loop.copyAll(Integer.parseInt(images)));
  }

  private String copyAll(int images) {
    meter.begin();
    long begin = System.nanoTime();
    AtomicInteger next = new AtomicInteger();
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      running.add(pool.submit(() -> copySome(next, images)));
    }
    running.forEach(CopyLoop::await);
    return System.nanoTime() - begin + " " + meter.end();
  }

  private void copySome(AtomicInteger next, int images) {
    try {
      for (int i = next.getAndIncrement(); i < images; i = next.getAndIncrement()) {
        copy.run(links.get(i), name + "/images/" + i + ".gif");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while copying", e);
    }
  }

  private static void await(Future<?> work) {
    try {
      work.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while copying", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a copy failed", e.getCause());
    }
  }
}
