package app.userdata.dev.launcher;

import app.userdata.category.CategoryId;
import app.userdata.category.Copier;
import app.userdata.customvision.CustomVisionClient;
import app.userdata.customvision.Waiting;
import app.userdata.dev.memory.InMemoryMessageQueue;
import app.userdata.dev.memory.InMemoryRecordStore;
import app.userdata.job.Engine;
import app.userdata.job.EngineOptions;
import app.userdata.job.Exports;
import app.userdata.job.JobStatus;
import app.userdata.job.MessageQueue;
import app.userdata.job.Ports;
import app.userdata.job.Resource;
import app.userdata.job.Resources;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** Runs one export in this process, with records in memory and the archive in a folder. */
final class LocalExport implements AutoCloseable {
  private static final int COPIES = 16;
  private static final int COPY_BYTES = 32 << 20;
  private static final int STEPS = 8;
  private static final Duration HIDDEN = Duration.ofMinutes(10);
  private static final Duration TICK = Duration.ofMillis(100);

  private final ExecutorService copies = Executors.newFixedThreadPool(COPIES);
  private final ExecutorService workers = Executors.newFixedThreadPool(STEPS);
  private final Semaphore free = new Semaphore(STEPS);
  private final InMemoryMessageQueue queue = new InMemoryMessageQueue(Clock.systemUTC());
  private final Engine engine;

  LocalExport(CustomVisionClient client, Path folder) {
    this.engine =
        Engine.of(
            new Ports(new InMemoryRecordStore(), queue, new FolderArchives(folder)),
            new Resources(Map.of("default", new Resource("default", client, Optional.empty()))),
            new Copier(copies, COPY_BYTES, Waiting.real()),
            EngineOptions.defaults(),
            UUID::randomUUID,
            Clock.systemUTC());
  }

  /** Runs an export to its end and returns the job. */
  JsonNode run(String request, Consumer<JsonNode> progress) throws InterruptedException {
    String id = engine.exports().start(Exports.Start.of(request));
    while (true) {
      deliver();
      JsonNode job = engine.jobs().job(id);
      progress.accept(job);
      if (JobStatus.of(job.path("status").asText()).terminal()) {
        return job;
      }
      Waiting.real().pause(TICK);
    }
  }

  private void deliver() {
    for (String name : queues()) {
      for (MessageQueue.Received message :
          queue.receive(name, Math.max(1, free.availablePermits()), HIDDEN)) {
        free.acquireUninterruptibly();
        workers.execute(() -> step(name, message));
      }
    }
  }

  private void step(String name, MessageQueue.Received message) {
    try {
      engine.steps().run(message.body(), message.dequeueCount());
      queue.delete(name, message);
    } catch (RuntimeException e) {
      // The queue's own rule: a step that failed comes back, and its fifth failure is its result.
      queue.delete(name, message);
      retry(message);
    } finally {
      free.release();
    }
  }

  private void retry(MessageQueue.Received message) {
    for (long delivery = message.dequeueCount() + 1; ; delivery++) {
      try {
        engine.steps().run(message.body(), delivery);
        return;
      } catch (RuntimeException e) {
        if (delivery > 5) {
          throw e;
        }
      }
    }
  }

  private static List<String> queues() {
    List<String> queues = new ArrayList<>(List.of("job-steps"));
    for (CategoryId category : CategoryId.values()) {
      queues.add(category.exportQueue());
    }
    return queues;
  }

  @Override
  public void close() {
    workers.shutdownNow();
    copies.shutdownNow();
  }
}
