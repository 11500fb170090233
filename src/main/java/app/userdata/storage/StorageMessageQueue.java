package app.userdata.storage;

import static app.userdata.storage.StorageErrors.guard;
import static java.nio.charset.StandardCharsets.UTF_8;

import app.userdata.job.MessageQueue;
import com.azure.core.util.Context;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.models.QueueItem;
import com.azure.storage.queue.models.QueueMessageItem;
import com.azure.storage.queue.models.QueueStorageException;
import com.azure.storage.queue.models.QueuesSegmentOptions;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Storage queues; bodies are UTF-8 in Base64, as the Functions host reads them. */
final class StorageMessageQueue implements MessageQueue {
  private static final int MOST_BYTES = 48 * 1024;
  private static final int MOST_RECEIVED = 32;
  private static final Duration NEVER_EXPIRES = Duration.ofSeconds(-1);
  private static final Duration LONGEST = Duration.ofDays(7);

  /** Azurite refuses the empty list of details that is sent when none is asked for. */
  private static final QueuesSegmentOptions LISTED =
      new QueuesSegmentOptions().setIncludeMetadata(true);

  private final StorageClients clients;

  StorageMessageQueue(StorageClients clients) {
    this.clients = clients;
  }

  @Override
  public void send(String queue, String body, Duration delay) {
    byte[] bytes = body.getBytes(UTF_8);
    if (bytes.length > MOST_BYTES) {
      throw new IllegalArgumentException(
          "a message of " + bytes.length + " bytes is too long for a queue; the most is 49152");
    }
    String text = Base64.getEncoder().encodeToString(bytes);
    guard("send to", described(queue), () -> sent(queue, text, clamped(delay, Duration.ZERO)));
  }

  @Override
  public List<Received> receive(String queue, int most, Duration hiddenFor) {
    if (most < 1) {
      return List.of();
    }
    Duration hidden = clamped(hiddenFor, Duration.ofSeconds(1));
    return guard("receive from", described(queue), () -> received(queue, most, hidden));
  }

  @Override
  public void delete(String queue, Received message) {
    guard("delete from", described(queue), () -> deleted(queue, message));
  }

  @Override
  public boolean isEmpty(String queue) {
    return guard("look into", described(queue), () -> empty(queue));
  }

  @Override
  public Set<String> names() {
    return guard(
        "list",
        "queues",
        () ->
            clients.queues().listQueues(LISTED, null, Context.NONE).stream()
                .map(QueueItem::getName)
                .collect(Collectors.toUnmodifiableSet()));
  }

  @Override
  public void ensure(String queue) {
    guard("create", described(queue), () -> client(queue).createIfNotExists());
  }

  /** The service's count is approximate, but never less than what is there. */
  private boolean empty(String queue) {
    try {
      return client(queue).getProperties().getApproximateMessagesCountLong() == 0;
    } catch (QueueStorageException problem) {
      if (StorageErrors.isMissing(problem)) {
        return true;
      }
      throw problem;
    }
  }

  private boolean sent(String queue, String text, Duration delay) {
    try {
      add(queue, text, delay);
    } catch (QueueStorageException problem) {
      if (!StorageErrors.isMissing(problem)) {
        throw problem;
      }
      client(queue).createIfNotExists();
      add(queue, text, delay);
    }
    return true;
  }

  private void add(String queue, String text, Duration delay) {
    client(queue).sendMessageWithResponse(text, delay, NEVER_EXPIRES, null, Context.NONE);
  }

  private List<Received> received(String queue, int most, Duration hiddenFor) {
    int count = Math.min(most, MOST_RECEIVED);
    try {
      return client(queue).receiveMessages(count, hiddenFor, null, Context.NONE).stream()
          .map(StorageMessageQueue::message)
          .toList();
    } catch (QueueStorageException problem) {
      if (StorageErrors.isMissing(problem)) {
        return List.of();
      }
      throw problem;
    }
  }

  private boolean deleted(String queue, Received message) {
    try {
      client(queue).deleteMessageWithResponse(message.id(), message.receipt(), null, Context.NONE);
      return true;
    } catch (QueueStorageException problem) {
      // Somebody else received it since: then it is theirs to remove.
      if (StorageErrors.isMissing(problem)
          || StorageErrors.hasCode(problem, "PopReceiptMismatch")) {
        return false;
      }
      throw problem;
    }
  }

  private static Received message(QueueMessageItem item) {
    return new Received(
        item.getMessageId(),
        item.getPopReceipt(),
        decoded(item.getBody().toString()),
        item.getDequeueCount());
  }

  /** What others sent without Base64 is passed on as it is, or it would block a queue for good. */
  private static String decoded(String text) {
    try {
      return new String(Base64.getDecoder().decode(text), UTF_8);
    } catch (IllegalArgumentException plain) {
      return text;
    }
  }

  /** Whole seconds, rounded up: the SDK cuts fractions off, and a message must not come early. */
  private static Duration clamped(Duration wanted, Duration least) {
    Duration seconds = Duration.ofSeconds(wanted.plusNanos(999_999_999).toSeconds());
    if (seconds.compareTo(least) < 0) {
      return least;
    }
    return seconds.compareTo(LONGEST) > 0 ? LONGEST : seconds;
  }

  private QueueClient client(String queue) {
    return clients.queues().getQueueClient(queue);
  }

  private static String described(String queue) {
    return "queue " + queue;
  }
}
