package app.userdata.customvision;

import app.userdata.customvision.CustomVisionException.Failure;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what the service, the gateway before it, or a blob store says when it says no. */
final class ErrorReplies {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Pattern WAIT = Pattern.compile("(?i)retry after (\\d{1,6}) second");
  private static final Pattern XML_CODE = Pattern.compile("<Code>([A-Za-z0-9]+)</Code>");
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]{1,100}");
  private static final HttpHeaderName BLOB_CODE = HttpHeaderName.fromString("x-ms-error-code");
  private static final HttpHeaderName APIM = HttpHeaderName.fromString("apim-request-id");
  private static final HttpHeaderName BLOB_ID = HttpHeaderName.fromString("x-ms-request-id");

  private final Set<String> secrets;
  private final Clock clock;

  /**
   * @param secrets what no code and no id may hold, whatever it looks like
   */
  ErrorReplies(Set<String> secrets, Clock clock) {
    this.secrets = Set.copyOf(secrets);
    this.clock = clock;
  }

  /**
   * One error reply.
   *
   * @param message for looking into only: it may quote the user
   */
  record ErrorReply(Failure failure, String message, Optional<Duration> retryAfter) {}

  ErrorReply read(String operation, HttpResponse response, byte[] body) {
    String text = new String(body, java.nio.charset.StandardCharsets.UTF_8);
    JsonNode json = envelope(body);
    String message = json.path("message").asText("");
    String code =
        Optional.ofNullable(response.getHeaderValue(BLOB_CODE))
            .or(() -> member(json, "code"))
            .or(() -> member(json, "statusCode"))
            .or(() -> group(XML_CODE, text))
            .filter(this::isCode)
            .orElse("");
    Optional<String> id =
        Optional.ofNullable(response.getHeaderValue(APIM))
            .or(() -> Optional.ofNullable(response.getHeaderValue(BLOB_ID)))
            .filter(this::isCode);
    Optional<Duration> wait =
        Optional.ofNullable(response.getHeaderValue(HttpHeaderName.RETRY_AFTER))
            .flatMap(value -> wait(value, clock))
            .or(() -> group(WAIT, message).map(s -> Duration.ofSeconds(Long.parseLong(s))));
    return new ErrorReply(
        new Failure(operation, response.getStatusCode(), code, id), message, wait);
  }

  /** A word of the service, and no key that it repeats. */
  private boolean isCode(String text) {
    return CODE.matcher(text).matches() && secrets.stream().noneMatch(text::contains);
  }

  /** The object that holds code and message, however it is wrapped; nothing for other bodies. */
  private static JsonNode envelope(byte[] body) {
    try {
      JsonNode root = MAPPER.readTree(body);
      return root.path("error").isObject() ? root.path("error") : root;
    } catch (IOException e) {
      return MAPPER.missingNode();
    }
  }

  private static Optional<String> member(JsonNode json, String name) {
    return Optional.of(json.path(name).asText("")).filter(text -> !text.isEmpty());
  }

  private static Optional<String> group(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** Retry-After in seconds or as a date. */
  private static Optional<Duration> wait(String value, Clock clock) {
    try {
      Duration wait =
          value.strip().matches("\\d{1,9}")
              ? Duration.ofSeconds(Long.parseLong(value.strip()))
              : Duration.between(
                  clock.instant(),
                  ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
