package app.userdata.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;

/**
 * Compares what was sent and answered with what the document says: status, type of the content,
 * headers and body, with no member beyond; and of what was accepted also the request.
 */
public final class Contract {
  /** They tell browsers what not to do, or belong to the way and not to the reply. */
  private static final Set<String> NOT_DESCRIBED =
      Set.of(
          "content-type",
          "x-content-type-options",
          "content-security-policy",
          "referrer-policy",
          "permissions-policy",
          "cross-origin-opener-policy",
          "cross-origin-resource-policy",
          "date",
          "content-length",
          "transfer-encoding",
          "connection");

  private static final int LAST_SUCCESS = 299;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> SEEN = new ConcurrentSkipListSet<>();

  private final Operation operation;
  private final Exchange exchange;
  private final List<String> problems = new ArrayList<>();

  private Contract(Operation operation, Exchange exchange) {
    this.operation = operation;
    this.exchange = exchange;
  }

  /**
   * Fails with every difference.
   *
   * @throws AssertionError when something is not as described
   */
  public static void check(Operation operation, Exchange exchange) {
    List<String> problems = problems(operation, exchange);
    if (!problems.isEmpty()) {
      throw new AssertionError(
          "not as openapi.json describes %s: %s%nstatus %d, %s, %s"
              .formatted(
                  operation, problems, exchange.status(), exchange.headers(), exchange.body()));
    }
    SEEN.add(operation + " " + exchange.status());
  }

  /** Which operations answered with which statuses, such as {@code GetJob 200}. */
  public static Set<String> seen() {
    return Set.copyOf(SEEN);
  }

  /** Begins to count anew. */
  public static void forget() {
    SEEN.clear();
  }

  static List<String> problems(Operation operation, Exchange exchange) {
    Contract contract = new Contract(operation, exchange);
    contract.compare();
    return contract.problems;
  }

  /** What is wrong with a request. */
  static List<String> requestProblems(
      Operation operation, Map<String, String> query, Optional<String> body) {
    Contract contract = new Contract(operation, new Exchange(query, body, 0, Map.of(), ""));
    contract.query();
    contract.sent();
    return contract.problems;
  }

  private void compare() {
    JsonNode response = operation.response(exchange.status());
    if (response.isMissingNode()) {
      problems.add("the status is not described");
      return;
    }
    headers(response.path("headers"));
    content(response);
    if (exchange.status() <= LAST_SUCCESS) {
      query();
      sent();
    }
  }

  private void headers(JsonNode described) {
    for (Map.Entry<String, JsonNode> header : described.properties()) {
      JsonNode says = operation.document().resolved(header.getValue());
      Optional<String> value = Optional.ofNullable(exchange.headers().get(header.getKey()));
      if (value.isEmpty() && says.path("required").asBoolean()) {
        problems.add("the header " + header.getKey() + " is missing");
      }
      value.ifPresent(text -> judge("header " + header.getKey(), says.path("schema"), plain(text)));
    }
    for (String name : exchange.headers().keySet()) {
      Stream<String> known =
          Stream.concat(
              NOT_DESCRIBED.stream(), described.properties().stream().map(Map.Entry::getKey));
      if (known.noneMatch(name::equalsIgnoreCase)) {
        problems.add("the header " + name + " is not described");
      }
    }
  }

  private void content(JsonNode response) {
    JsonNode described = response.path("content");
    if (exchange.body().isEmpty()) {
      if (!described.isMissingNode() && !response.path("x-body-optional").asBoolean()) {
        problems.add("the reply has no body");
      }
      return;
    }
    JsonNode media = described.path(exchange.contentType());
    if (media.isMissingNode()) {
      problems.add("content of the type '" + exchange.contentType() + "' is not described");
    } else if (media.has("x-line-schema")) {
      exchange.body().lines().forEach(line -> json("line", media.path("x-line-schema"), line));
    } else if (exchange.contentType().endsWith("json")) {
      json("reply", media.path("schema"), exchange.body());
    }
  }

  private void query() {
    List<JsonNode> described = operation.parameters("query");
    exchange
        .query()
        .forEach(
            (name, value) ->
                described.stream()
                    .filter(parameter -> parameter.path("name").asText().equals(name))
                    .findFirst()
                    .ifPresentOrElse(
                        parameter ->
                            judge("parameter " + name, parameter.path("schema"), plain(value)),
                        () -> problems.add("the parameter " + name + " is not described")));
  }

  private void sent() {
    Optional<String> body = exchange.sent().filter(text -> !text.isBlank());
    if (body.isPresent() && !operation.body().isMissingNode()) {
      json("request", operation.body(), body.get());
    } else if (body.isEmpty() && operation.bodyRequired()) {
      problems.add("the request has no body");
    }
  }

  private void json(String what, JsonNode schema, String text) {
    try {
      judge(what, schema, JSON.readTree(text));
    } catch (JsonProcessingException e) {
      problems.add(what + " is no JSON");
    }
  }

  private void judge(String what, JsonNode schema, JsonNode value) {
    operation
        .document()
        .problems(schema, value)
        .forEach(problem -> problems.add(what + " " + problem));
  }

  /** A value that is written without quotes. */
  private static JsonNode plain(String text) {
    return text.matches("[0-9]{1,18}")
        ? LongNode.valueOf(Long.parseLong(text))
        : new TextNode(text);
  }
}
