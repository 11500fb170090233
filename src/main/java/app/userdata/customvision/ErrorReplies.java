package app.userdata.customvision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Translates what the service, its gateway or its storage say when they refuse. */
final class ErrorReplies {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Pattern SECONDS =
      Pattern.compile("retry after (\\d{1,6}) second", Pattern.CASE_INSENSITIVE);
  private static final Set<String> ABSENT =
      Set.of(
          "NotFoundProject",
          "NotFoundIteration",
          "NotFoundTag",
          "NotFoundImage",
          "NotFoundIterationPerformance");

  private ErrorReplies() {}

  /** The exception for a reply that is no success and is not worth another try. */
  static CustomVisionException translate(
      String operation, int status, byte[] body, Optional<String> requestId) {
    String code = code(body);
    String told =
        operation
            + " was answered with status "
            + status
            + (code.isEmpty() ? "" : " (" + code + ")")
            + requestId.map(id -> ", request " + id).orElse("");
    if (status == 404 && ABSENT.contains(code)) {
      return new CustomVisionException.NotFound(told);
    }
    if (status == 401 || status == 403) {
      return new CustomVisionException.Unauthorized(
          told
              + "; check CustomVision__trainingKey, or the role of this app's identity, and the resource's network rules");
    }
    if (status == 429 || status >= 500) {
      return new CustomVisionException.Unavailable(told);
    }
    return new CustomVisionException.Rejected(told, status);
  }

  /** How long a 429 asks to wait: by header, else in its words, else a second. */
  static Duration retryAfter(Optional<String> header, byte[] body) {
    if (header.isPresent() && header.get().matches("\\d{1,6}")) {
      return Duration.ofSeconds(Long.parseLong(header.get()));
    }
    Matcher words = SECONDS.matcher(message(body));
    return Duration.ofSeconds(words.find() ? Long.parseLong(words.group(1)) : 1);
  }

  /**
   * The error code, of the service's envelope, the gateway's or a flat one; only what looks like a
   * code.
   */
  private static String code(byte[] body) {
    JsonNode root = read(body);
    JsonNode envelope = root.path("error").isObject() ? root.path("error") : root;
    String code = envelope.path("code").asText(envelope.path("statusCode").asText(""));
    return code.matches("[A-Za-z0-9]{1,80}") ? code : "";
  }

  private static String message(byte[] body) {
    JsonNode root = read(body);
    return (root.path("error").isObject() ? root.path("error") : root).path("message").asText("");
  }

  private static JsonNode read(byte[] body) {
    try {
      JsonNode node = MAPPER.readTree(body);
      return node == null ? MAPPER.createObjectNode() : node;
    } catch (IOException e) {
      return MAPPER.createObjectNode();
    }
  }
}
