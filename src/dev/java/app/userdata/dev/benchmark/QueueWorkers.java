package app.userdata.dev.benchmark;

import app.userdata.category.CategoryId;
import app.userdata.job.MessageQueue;
import app.userdata.job.MessageQueue.Received;
import app.userdata.job.Steps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Delivers the messages of deletion steps as the Functions host does: four at a time, up to six of
 * one queue in work, and an empty queue is looked at less and less often.
 */
final class QueueWorkers {
  /** Switched off: a line a step is not what is measured. */
  private static final Logger LOG = Logger.getAnonymousLogger();

  private static final int BATCH = 4;
  private static final int MOST = 6;
  private static final long SHORTEST_MILLIS = 100;
  private static final long LONGEST_MILLIS = 500;
  private static final Duration HIDDEN = Duration.ofMinutes(10);

  private final MessageQueue queue;
  private final Steps steps;
  private final ExecutorService workers = Executors.newCachedThreadPool();

  private QueueWorkers(MessageQueue queue, Steps steps) {
    this.queue = queue;
    this.steps = steps;
  }

  /** Delivers until the process ends. */
  static void start(MessageQueue queue, Steps steps) {
    LOG.setLevel(Level.OFF);
    QueueWorkers all = new QueueWorkers(queue, steps);
    List<String> names = new ArrayList<>(List.of("job-steps"));
    for (CategoryId category : CategoryId.values()) {
      names.add(category.deleteQueue());
    }
    for (String name : names) {
      queue.ensure(name);
      Thread poller = new Thread(() -> all.poll(name), "poll-" + name);
      poller.setDaemon(true);
      poller.start();
    }
  }

  private void poll(String name) {
    Semaphore free = new Semaphore(MOST);
    long wait = SHORTEST_MILLIS;
    try {
      while (true) {
        free.acquire(BATCH);
        free.release(BATCH);
        List<Received> messages = queue.receive(name, BATCH, HIDDEN);
        for (Received message : messages) {
          free.acquire();
          workers.execute(
              () -> {
                try {
                  deliver(name, message);
                } finally {
                  free.release();
                }
              });
        }
        wait = messages.isEmpty() ? Math.min(2 * wait, LONGEST_MILLIS) : SHORTEST_MILLIS;
        if (messages.isEmpty()) {
          // What is measured includes the pauses of a host at an empty queue.
          Thread.sleep(wait);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void deliver(String name, Received message) {
    for (long delivery = message.dequeueCount(); delivery <= 5; delivery++) {
      try {
        steps.run(message.body(), delivery, LOG);
        queue.delete(name, message);
        return;
      } catch (RuntimeException e) {
        System.out.println("delivery " + delivery + " from " + name + " failed: " + e);
      }
    }
  }
}
