package app.userdata.dev.command;

import app.userdata.dev.folder.FolderException;
import app.userdata.job.Engine;
import app.userdata.job.MessageQueue;
import app.userdata.job.MessageQueue.Received;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Delivers the messages of an engine in this process, as the Functions host does: up to six of one
 * queue in work, five deliveries, then the poison queue.
 *
 * <p>While a process lives its queues in memory lose nothing. So the supervisor is asked only when
 * no message is left, and then whatever is open was lost with the process before.
 */
final class Workers implements AutoCloseable {
  private static final Logger LOG = Logger.getAnonymousLogger();
  private static final int MOST = 6;
  private static final int DELIVERIES = 5;
  private static final String EVENTS = "data-events";
  private static final String POISON = "-poison";
  private static final long IDLE_MILLIS = 10;
  private static final long SUPERVISION_MILLIS = 200;
  private static final Duration LAST_WORDS = Duration.ofSeconds(2);

  /** Longer than any process lives: whoever takes a message here acknowledges it. */
  private static final Duration HIDDEN = Duration.ofDays(365);

  private final Engine engine;
  private final MessageQueue queue;
  private final Runnable probe;
  private final Map<String, Semaphore> free = new ConcurrentHashMap<>();
  private final AtomicInteger atWork = new AtomicInteger();
  private final ExecutorService workers =
      Executors.newCachedThreadPool(work -> daemon(work, "worker"));
  private final Thread dispatcher = daemon(this::dispatch, "dispatcher");
  private volatile Optional<RuntimeException> fatal = Optional.empty();
  private volatile boolean closed;

  private Workers(Engine engine, MessageQueue queue, Runnable probe) {
    this.engine = engine;
    this.queue = queue;
    this.probe = probe;
    LOG.setLevel(Level.OFF);
  }

  /**
   * Starts to deliver.
   *
   * @param probe fails when the folder cannot be written: the supervisor keeps its troubles to
   *     itself, and would be asked for ever
   */
  static Workers start(Engine engine, MessageQueue queue, Runnable probe) {
    Workers started = new Workers(engine, queue, probe);
    started.dispatcher.start();
    return started;
  }

  /** Why nothing is delivered any more, if so. */
  Optional<RuntimeException> fatal() {
    return fatal;
  }

  private void dispatch() {
    try {
      while (!closed && fatal.isEmpty()) {
        if (deliverWhatIsVisible()) {
          continue;
        }
        if (atWork.get() == 0 && steps().stream().allMatch(queue::isEmpty)) {
          supervise();
          TimeUnit.MILLISECONDS.sleep(SUPERVISION_MILLIS);
        } else {
          // As the host does: a queue in memory tells nobody when it gets a message.
          TimeUnit.MILLISECONDS.sleep(IDLE_MILLIS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // Without a dispatcher the job would never move again.
      fatal = Optional.of(e);
    }
  }

  private List<String> steps() {
    return queue.names().stream()
        .filter(name -> !name.equals(EVENTS) && !name.endsWith(POISON))
        .toList();
  }

  private boolean deliverWhatIsVisible() throws InterruptedException {
    boolean delivered = false;
    for (String name : steps()) {
      Semaphore places = free.computeIfAbsent(name, any -> new Semaphore(MOST));
      while (places.tryAcquire()) {
        List<Received> messages = queue.receive(name, 1, HIDDEN);
        if (messages.isEmpty()) {
          places.release();
          break;
        }
        delivered = true;
        atWork.incrementAndGet();
        workers.execute(
            () -> {
              try {
                deliver(name, messages.get(0));
              } finally {
                places.release();
                atWork.decrementAndGet();
              }
            });
      }
    }
    return delivered;
  }

  private void supervise() {
    probe.run();
    engine.supervisor().tick(LOG);
  }

  private void deliver(String name, Received message) {
    for (int delivery = 1; delivery <= DELIVERIES; delivery++) {
      try {
        engine.steps().run(message.body(), delivery, LOG);
        queue.delete(name, message);
        return;
      } catch (FolderException e) {
        fatal = Optional.of(e);
        return;
      } catch (Error e) {
        // Its message stays hidden: without this the job would never move again.
        fatal = Optional.of(new IllegalStateException("a step ended with " + e, e));
        throw e;
      } catch (RuntimeException e) {
        if (!pause(delivery)) {
          return;
        }
      }
    }
    queue.send(name + POISON, message.body(), Duration.ZERO);
    queue.delete(name, message);
  }

  /** Waits before the next delivery; false when there will be none. */
  private static boolean pause(int delivery) {
    try {
      TimeUnit.MILLISECONDS.sleep(250L << (2 * delivery));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Ends what is at work; what was not acknowledged is open, and comes again. Nothing writes into
   * the folder any more when it returns, unless a step takes longer than anybody would wait. The
   * dispatcher is not interrupted: that would break off what it writes.
   */
  @Override
  public void close() {
    closed = true;
    try {
      dispatcher.join(LAST_WORDS.toMillis());
      workers.shutdown();
      if (!workers.awaitTermination(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
        workers.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
