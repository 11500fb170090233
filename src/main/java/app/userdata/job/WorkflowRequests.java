package app.userdata.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Requests that workflows put into the queue {@code data-requests}: the same as over HTTP. One that
 * can never be valid is answered with an event, not with five deliveries.
 */
public final class WorkflowRequests {
  /** The queue that workflows write to. */
  public static final String QUEUE = "data-requests";

  private static final Set<String> FIELDS = Set.of("messageId", "kind", "request");
  private static final int LONGEST_MESSAGE_ID = 200;

  private final Exports exports;
  private final MessageQueue queue;
  private final Optional<String> baseUrl;

  WorkflowRequests(Exports exports, MessageQueue queue, Optional<String> baseUrl) {
    this.exports = exports;
    this.queue = queue;
    this.baseUrl = baseUrl;
  }

  /**
   * Carries out one message.
   *
   * @throws JobProblem when something does not answer now, so that the queue delivers again
   */
  public void accept(String message) {
    try {
      JsonNode root = parse(message);
      exports.start(
          new Exports.Start(
              Optional.empty(),
              Json.text(request(root)),
              Optional.of(messageId(root)),
              Optional.empty(),
              baseUrl));
    } catch (JobProblem e) {
      if (e.kind() == JobProblem.Kind.UNAVAILABLE) {
        throw e;
      }
      reject(message, e.sentence());
    }
  }

  /** Tells the workflow that its message came to nothing, and why. */
  void reject(String message, String reason) {
    ObjectNode event = Json.object();
    String hash = Hashes.sha256(message);
    event.put("eventId", Hashes.sha256("rejected/" + hash));
    sender(message).ifPresent(id -> event.put("messageId", id));
    event.put("status", "Rejected");
    event.put("bodySha256", hash);
    event.put("error", reason);
    queue.send(JobEnd.EVENTS, Json.text(event), Duration.ZERO);
  }

  private static JsonNode parse(String message) {
    JsonNode root = RequestParser.tree(message);
    if (!root.isObject()) {
      throw JobProblem.invalid("body", "The message must be a JSON object.");
    }
    root.fieldNames()
        .forEachRemaining(
            name -> {
              if (!FIELDS.contains(name)) {
                throw JobProblem.invalid(
                    "body",
                    "The message holds an unknown field; allowed are "
                        + new TreeSet<>(FIELDS)
                        + ".");
              }
            });
    if (!root.path("kind").asText().equals(JobKind.EXPORT.id())) {
      throw JobProblem.invalid("kind", "The kind of a message in " + QUEUE + " must be export.");
    }
    return root;
  }

  private static String messageId(JsonNode root) {
    JsonNode id = root.path("messageId");
    if (!id.isTextual() || id.asText().isBlank() || id.asText().length() > LONGEST_MESSAGE_ID) {
      throw JobProblem.invalid(
          "messageId",
          "messageId must be a text of 1 to "
              + LONGEST_MESSAGE_ID
              + " characters, unique to the request: it makes repeating the message harmless.");
    }
    return id.asText();
  }

  private static JsonNode request(JsonNode root) {
    if (root.has("request") && !root.get("request").isObject()) {
      throw JobProblem.invalid("request", "request must be a JSON object, or absent.");
    }
    return root.has("request") ? root.get("request") : Json.object();
  }

  /** The messageId of a message that may be anything. */
  private static Optional<String> sender(String message) {
    try {
      JsonNode id = Json.tree(message).path("messageId");
      return Optional.of(id)
          .filter(JsonNode::isTextual)
          .map(JsonNode::asText)
          .filter(text -> text.length() <= LONGEST_MESSAGE_ID);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
