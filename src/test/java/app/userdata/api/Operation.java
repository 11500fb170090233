package app.userdata.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** An operation as the document describes it. */
public final class Operation {
  private static final String PREFIX = "/api";

  private final ApiDocument document;
  private final String path;
  private final String method;
  private final JsonNode node;

  Operation(ApiDocument document, String path, Map.Entry<String, JsonNode> method) {
    this.document = document;
    this.path = path;
    this.method = method.getKey().toUpperCase(Locale.ROOT);
    this.node = method.getValue();
  }

  ApiDocument document() {
    return document;
  }

  public String id() {
    return node.path("operationId").asText();
  }

  /** Such as {@code /jobs/{jobId}}. */
  public String path() {
    return path;
  }

  public String method() {
    return method;
  }

  public JsonNode node() {
    return node;
  }

  public boolean anonymous() {
    return node.has("security") && node.path("security").isEmpty();
  }

  /**
   * The values of its parameters in the path of a request, in their order.
   *
   * @param requested from the root of the host, such as {@code /api/jobs/1}
   */
  Optional<List<String>> values(String requested) {
    String pattern = path.replace(".", "\\.").replaceAll("\\{[^}]*}", "([^/]+)");
    Matcher matcher = Pattern.compile(PREFIX + pattern).matcher(requested);
    return matcher.matches()
        ? Optional.of(
            IntStream.rangeClosed(1, matcher.groupCount()).mapToObj(matcher::group).toList())
        : Optional.empty();
  }

  /** Its parameters that stand there: {@code path}, {@code query} or {@code header}. */
  public List<JsonNode> parameters(String in) {
    List<JsonNode> parameters = new ArrayList<>();
    for (JsonNode parameter : node.path("parameters")) {
      JsonNode resolved = document.resolved(parameter);
      if (resolved.path("in").asText().equals(in)) {
        parameters.add(resolved);
      }
    }
    return parameters;
  }

  /** The schema of its body; missing where it has none. */
  JsonNode body() {
    return node.at("/requestBody/content/application~1json/schema");
  }

  boolean bodyRequired() {
    return node.at("/requestBody/required").asBoolean();
  }

  public Set<String> statuses() {
    Set<String> statuses = new TreeSet<>();
    node.path("responses").fieldNames().forEachRemaining(statuses::add);
    return statuses;
  }

  /** The reply with that status; missing where the document knows none. */
  public JsonNode response(int status) {
    return document.resolved(node.path("responses").path(String.valueOf(status)));
  }

  @Override
  public String toString() {
    return id();
  }
}
