package app.userdata.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Requests that workflows put into a queue: the same as over HTTP. One that can never be valid is
 * answered with an event, not with five deliveries. Exports and deletions have a queue each, so
 * that the right to export is no right to delete.
 */
public final class WorkflowRequests {
  private static final String CONFIRM = "confirm";
  private static final String CANCEL = "cancel";
  private static final String RETRY = "retry";
  private static final int LONGEST_MESSAGE_ID = 200;

  private final String name;
  private final JobKind kind;
  private final Consumer<Start> start;
  private final Optional<Deletions> deletions;
  private final Cancels cancels;
  private final Retries retries;
  private final Rejections rejections;
  private final Optional<String> baseUrl;

  private WorkflowRequests(
      String name,
      JobKind kind,
      Consumer<Start> start,
      Optional<Deletions> deletions,
      Cancels cancels,
      Retries retries,
      Rejections rejections,
      Optional<String> baseUrl) {
    this.name = name;
    this.kind = kind;
    this.start = start;
    this.deletions = deletions;
    this.cancels = cancels;
    this.retries = retries;
    this.rejections = rejections;
    this.baseUrl = baseUrl;
  }

  /** The queue {@code data-requests}. */
  static WorkflowRequests exports(
      Exports exports,
      Cancels cancels,
      Retries retries,
      Rejections rejections,
      Optional<String> baseUrl) {
    return new WorkflowRequests(
        "data-requests",
        JobKind.EXPORT,
        exports::start,
        Optional.empty(),
        cancels,
        retries,
        rejections,
        baseUrl);
  }

  /** The queue {@code deletion-requests}, which also takes confirmations. */
  static WorkflowRequests deletions(
      Deletions deletions,
      Cancels cancels,
      Retries retries,
      Rejections rejections,
      Optional<String> baseUrl) {
    return new WorkflowRequests(
        "deletion-requests",
        JobKind.DELETION,
        deletions::start,
        Optional.of(deletions),
        cancels,
        retries,
        rejections,
        baseUrl);
  }

  /** The name of the queue. */
  public String queue() {
    return name;
  }

  /**
   * Carries out one message.
   *
   * @throws JobProblem when something does not answer now, so that the queue delivers again
   */
  public void accept(String message) {
    try {
      JsonNode root = parse(message);
      if (root.has(CONFIRM)) {
        messageId(root);
        confirm(root.get(CONFIRM));
      } else if (root.has(CANCEL)) {
        messageId(root);
        cancel(root.get(CANCEL));
      } else if (root.has(RETRY)) {
        retry(root.get(RETRY), messageId(root));
      } else {
        begin(root);
      }
    } catch (JobProblem e) {
      if (e.kind() == JobProblem.Kind.UNAVAILABLE) {
        throw e;
      }
      reject(message, e.sentence());
    }
  }

  private void begin(JsonNode root) {
    if (!root.path("kind").asText().equals(kind.id())) {
      throw JobProblem.invalid(
          "kind", "The kind of a message in " + name + " must be " + kind.id() + ".");
    }
    start.accept(
        new Start(
            Optional.empty(),
            Json.text(request(root)),
            Optional.of(messageId(root)),
            Optional.empty(),
            baseUrl));
  }

  private void confirm(JsonNode confirmation) {
    RequestFields.fields(confirmation, CONFIRM, Set.of("jobId", "planHash"));
    deletions
        .orElseThrow()
        .confirm(
            RequestFields.text(confirmation.path("jobId"), "confirm.jobId"),
            RequestFields.text(confirmation.path("planHash"), "confirm.planHash"),
            Optional.empty());
  }

  private void cancel(JsonNode cancellation) {
    RequestFields.fields(cancellation, CANCEL, Set.of("jobId"));
    cancels.cancel(RequestFields.text(cancellation.path("jobId"), "cancel.jobId"), kind);
  }

  private void retry(JsonNode retry, String messageId) {
    RequestFields.fields(retry, RETRY, Set.of("jobId"));
    retries.retry(RequestFields.text(retry.path("jobId"), "retry.jobId"), kind, messageId);
  }

  /** Tells the workflow that its message came to nothing, and why. */
  void reject(String message, String reason) {
    rejections.tell(message, sender(message), reason);
  }

  private JsonNode parse(String message) {
    JsonNode root = RequestParser.tree(message);
    if (!root.isObject()) {
      throw JobProblem.invalid("body", "The message must be a JSON object.");
    }
    Set<String> allowed = new TreeSet<>(Set.of("messageId", "kind", "request", CANCEL, RETRY));
    deletions.ifPresent(any -> allowed.add(CONFIRM));
    root.fieldNames()
        .forEachRemaining(
            field -> {
              if (!allowed.contains(field)) {
                throw JobProblem.invalid(
                    "body", "The message holds an unknown field; allowed are " + allowed + ".");
              }
            });
    for (String word : List.of(CONFIRM, CANCEL, RETRY)) {
      if (root.has(word) && root.size() > 2) {
        throw JobProblem.invalid(word, "A " + word + " comes in a message of its own.");
      }
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
