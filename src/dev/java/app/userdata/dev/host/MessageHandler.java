package app.userdata.dev.host;

import com.azure.core.util.Context;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueServiceClient;
import com.azure.storage.queue.models.QueueMessageItem;
import com.azure.storage.queue.models.QueueStorageException;
import com.azure.storage.queue.models.UpdateMessageResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Takes one message to its end: success deletes it, failure shows it again, and the last failure
 * moves it to the poison queue. While the function works, the message stays hidden.
 */
final class MessageHandler implements AutoCloseable {
  private static final String POISON = "-poison";
  private static final Duration NEVER_EXPIRES = Duration.ofSeconds(-1);

  private final AppFunction function;
  private final QueueClient queue;
  private final QueueClient poison;
  private final boolean isPoison;
  private final Invoker invoker;
  private final HostJson host;
  private final Duration lease;
  private final ScheduledExecutorService renewals =
      Executors.newSingleThreadScheduledExecutor(Threads.daemons("renew"));

  MessageHandler(
      AppFunction function,
      QueueServiceClient account,
      String name,
      Invoker invoker,
      HostJson host,
      Duration lease) {
    this.function = function;
    this.queue = account.getQueueClient(name);
    this.poison = account.getQueueClient(name + POISON);
    this.isPoison = name.endsWith(POISON);
    this.invoker = invoker;
    this.host = host;
    this.lease = lease;
  }

  void handle(QueueMessageItem message) {
    Receipt receipt = new Receipt(message.getPopReceipt());
    Optional<String> text = text(message);
    boolean spent = message.getDequeueCount() > host.maxDequeueCount() && !isPoison;
    if (!spent && text.isPresent() && succeeds(message, text.get(), receipt)) {
      delete(message, receipt);
    } else if (message.getDequeueCount() >= host.maxDequeueCount() && !isPoison) {
      // Copying and deleting are two calls: between them a crash doubles the message.
      poison.createIfNotExists();
      poison.sendMessageWithResponse(
          message.getBody().toString(), Duration.ZERO, NEVER_EXPIRES, null, Context.NONE);
      delete(message, receipt);
    } else {
      receipt.extend(message, host.visibilityTimeout());
    }
  }

  private boolean succeeds(QueueMessageItem message, String text, Receipt receipt) {
    long half = Math.max(1, lease.toMillis() / 2);
    ScheduledFuture<?> renewal =
        renewals.scheduleAtFixedRate(
            () -> receipt.extend(message, lease), half, half, TimeUnit.MILLISECONDS);
    try {
      invoker.invoke(function, Invocation.of(function.staged(), text, metadata(message, text)));
      return true;
    } catch (InvocationException e) {
      return false;
    } finally {
      renewal.cancel(false);
    }
  }

  private static Map<String, String> metadata(QueueMessageItem message, String text) {
    return Map.of(
        "QueueTrigger", text,
        "Id", message.getMessageId(),
        "DequeueCount", Long.toString(message.getDequeueCount()),
        "InsertionTime", String.valueOf(message.getInsertionTime()));
  }

  private Optional<String> text(QueueMessageItem message) {
    String raw = message.getBody().toString();
    try {
      return Optional.of(
          host.base64()
              ? new String(Base64.getDecoder().decode(raw), StandardCharsets.UTF_8)
              : raw);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private void delete(QueueMessageItem message, Receipt receipt) {
    try {
      receipt.use(current -> queue.deleteMessage(message.getMessageId(), current));
    } catch (QueueStorageException e) {
      if (e.getStatusCode() != 404) {
        throw e;
      }
    }
  }

  /** The newest receipt of a message that may be renewed meanwhile. */
  private final class Receipt {
    private String current;

    Receipt(String first) {
      current = first;
    }

    synchronized void use(java.util.function.Consumer<String> call) {
      call.accept(current);
    }

    synchronized void extend(QueueMessageItem message, Duration hidden) {
      try {
        UpdateMessageResult result =
            queue.updateMessage(
                message.getMessageId(), current, message.getBody().toString(), hidden);
        current = result.getPopReceipt();
      } catch (QueueStorageException e) {
        if (e.getStatusCode() != 404) {
          throw e;
        }
      }
    }
  }

  @Override
  public void close() {
    renewals.shutdownNow();
  }
}
