package app.userdata.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;

/**
 * Tells workflows, by an event, of messages that came to nothing. The event holds the hash of the
 * message and not the message, which may hold anything; repeated, it has the same id.
 */
final class Rejections {
  private static final String REJECTED = "Rejected";

  private final MessageQueue queue;

  Rejections(MessageQueue queue) {
    this.queue = queue;
  }

  /**
   * Sends the event.
   *
   * @param messageId by which the sender knows the message, if it has one
   */
  void tell(String message, Optional<String> messageId, String reason) {
    ObjectNode event = Json.object();
    String hash = Hashes.sha256(message);
    event.put("eventId", Hashes.sha256("rejected/" + hash));
    messageId.ifPresent(id -> event.put("messageId", id));
    event.put("status", REJECTED);
    event.put("bodySha256", hash);
    event.put("error", reason);
    queue.send(JobEnd.EVENTS, Json.text(event), Duration.ZERO);
  }
}
