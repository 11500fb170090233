package app.userdata.function;

import app.userdata.job.JobProblem;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpStatus;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads requests; refuses what a browser on a foreign page could have sent. */
final class HttpRequests {
  /** As strict as the reader of requests: nothing may be said twice, or after the end. */
  private static final ObjectReader JSON =
      new ObjectMapper()
          .reader()
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  private static final int LARGEST_BODY = 1 << 20;
  private static final int LONGEST_KEY = 200;
  private static final int MOST_ON_A_PAGE = 500;

  private HttpRequests() {}

  /**
   * The body of a request that changes something; empty when there is none.
   *
   * @throws HttpProblem when it is no JSON request of our own pages or of a program
   */
  static String body(HttpRequestMessage<Optional<String>> request) {
    checkOrigin(request);
    String type = header(request, "content-type").orElse("");
    if (!type.toLowerCase(Locale.ROOT).split(";", 2)[0].strip().equals("application/json")) {
      throw new HttpProblem(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE,
          "unsupported-media-type",
          "Send the header Content-Type: application/json, also without a body.");
    }
    String body = request.getBody().orElse("");
    if (body.isEmpty() && header(request, "transfer-encoding").isPresent()) {
      // The host drops a chunked body. Taken as empty, a narrow request would become "everything".
      throw new HttpProblem(
          HttpStatus.LENGTH_REQUIRED,
          "length-required",
          "Send the body with a Content-Length; a chunked body does not arrive here.");
    }
    if (body.length() > LARGEST_BODY
        || body.getBytes(StandardCharsets.UTF_8).length > LARGEST_BODY) {
      throw JobProblem.invalid("body", "The body is larger than 1 MiB.");
    }
    return body;
  }

  /** The body of a request that changes something, as JSON. */
  static JsonNode json(HttpRequestMessage<Optional<String>> request) {
    try {
      return JSON.readTree(body(request));
    } catch (JsonProcessingException e) {
      throw JobProblem.invalid("body", "The body is not valid JSON.");
    }
  }

  /** The key that makes a start repeatable. */
  static Optional<String> idempotencyKey(HttpRequestMessage<?> request) {
    Optional<String> key = header(request, "idempotency-key");
    if (key.isPresent() && (key.get().isBlank() || key.get().length() > LONGEST_KEY)) {
      throw JobProblem.invalid(
          "Idempotency-Key",
          "Idempotency-Key must have 1 to " + LONGEST_KEY + " characters, or be absent.");
    }
    return key;
  }

  /** Scheme and host under which the caller reached us. */
  static String origin(HttpRequestMessage<?> request) {
    URI uri = request.getUri();
    return uri.getScheme() + "://" + uri.getRawAuthority();
  }

  static Optional<String> header(HttpRequestMessage<?> request, String name) {
    return request.getHeaders().entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  static Optional<String> query(HttpRequestMessage<?> request, String name) {
    return Optional.ofNullable(request.getQueryParameters().get(name))
        .filter(value -> !value.isBlank());
  }

  /** How many entries a page should have. */
  static int top(HttpRequestMessage<?> request, int usual) {
    Optional<String> top = query(request, "top");
    if (top.isEmpty()) {
      return usual;
    }
    int number = top.get().matches("[0-9]{1,4}") ? Integer.parseInt(top.get()) : 0;
    if (number < 1 || number > MOST_ON_A_PAGE) {
      throw JobProblem.invalid(
          "top", "top must be a whole number from 1 to " + MOST_ON_A_PAGE + ".");
    }
    return number;
  }

  private static void checkOrigin(HttpRequestMessage<?> request) {
    Optional<String> origin = header(request, "origin");
    if (origin.isPresent() && !origin.get().equalsIgnoreCase(origin(request))) {
      throw new HttpProblem(
          HttpStatus.FORBIDDEN,
          "foreign-origin",
          "A page of another origin may not change anything here.");
    }
  }
}
