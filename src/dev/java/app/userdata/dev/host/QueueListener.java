package app.userdata.dev.host;

import com.azure.core.util.Context;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueServiceClient;
import com.azure.storage.queue.models.QueueMessageItem;
import com.azure.storage.queue.models.QueueStorageException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Feeds one queue's messages to its function, no more at a time than {@code host.json} allows.
 * Looks again at once after messages came, less and less often while none do. A missing queue is
 * not created.
 */
final class QueueListener implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger("Host");
  private static final Duration SHORTEST_POLL = Duration.ofMillis(100);
  private static final Duration DRAIN = Duration.ofSeconds(10);

  private final AppFunction function;
  private final QueueClient queue;
  private final MessageHandler handler;
  private final HostJson host;
  private final Duration lease;
  private final Semaphore free;
  private final ExecutorService workers;
  private final Thread poller;
  private volatile boolean closed;

  QueueListener(
      AppFunction function,
      QueueServiceClient account,
      Invoker invoker,
      HostJson host,
      Duration lease) {
    this.function = function;
    String name = function.staged().trigger().path("queueName").asText();
    this.queue = account.getQueueClient(name);
    this.handler = new MessageHandler(function, account, name, invoker, host, lease);
    this.host = host;
    this.lease = lease;
    this.free = new Semaphore(host.mostInFlight());
    this.workers = Executors.newCachedThreadPool(Threads.daemons(name));
    this.poller = Threads.daemons("poll-" + name).newThread(this::poll);
  }

  void start() {
    poller.start();
  }

  private void poll() {
    Duration wait = SHORTEST_POLL;
    try {
      while (!closed) {
        // As on the real host, the next batch is fetched when no more than the threshold runs.
        free.acquire(host.batchSize());
        free.release(host.batchSize());
        List<QueueMessageItem> messages = receive();
        messages.forEach(this::hand);
        wait = messages.isEmpty() ? longer(wait) : SHORTEST_POLL;
        if (messages.isEmpty()) {
          // Storage queues tell nobody of a message: the real host polls with growing pauses as
          // well.
          Thread.sleep(wait.toMillis());
        }
      }
    } catch (InterruptedException e) {
      // Closed: there is nothing more to fetch.
      Thread.currentThread().interrupt();
    }
  }

  private List<QueueMessageItem> receive() {
    try {
      return queue.receiveMessages(host.batchSize(), lease, null, Context.NONE).stream().toList();
    } catch (QueueStorageException e) {
      if (e.getStatusCode() != 404) {
        LOG.log(Level.WARNING, "could not read queue " + queue.getQueueName(), e);
      }
      return List.of();
    } catch (RuntimeException e) {
      if (!closed) {
        LOG.log(Level.WARNING, "could not reach queue " + queue.getQueueName(), e);
      }
      return List.of();
    }
  }

  private void hand(QueueMessageItem message) {
    free.acquireUninterruptibly();
    workers.execute(
        () -> {
          try {
            handler.handle(message);
          } catch (RuntimeException e) {
            // Storage failed after the function ran: the message comes back when its lease is over.
            LOG.log(Level.WARNING, "could not settle a message of " + function.staged().name(), e);
          } finally {
            free.release();
          }
        });
  }

  private Duration longer(Duration wait) {
    Duration twice = wait.multipliedBy(2);
    return twice.compareTo(host.maxPollingInterval()) > 0 ? host.maxPollingInterval() : twice;
  }

  /** Fetches nothing more; what runs may finish for a while. */
  @Override
  public void close() {
    closed = true;
    poller.interrupt();
    workers.shutdown();
    try {
      if (!workers.awaitTermination(DRAIN.toMillis(), TimeUnit.MILLISECONDS)) {
        workers.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    handler.close();
  }
}
