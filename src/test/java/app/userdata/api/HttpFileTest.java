package app.userdata.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.userdata.api.HttpFile.Request;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The requests of docs/api.http are those that the description of the API knows. */
final class HttpFileTest {
  private static final ApiDocument DOCUMENT = ApiDocument.deployed();
  private static final String HOST = "http://127.0.0.1:7071";
  private static final Set<String> OF_ALL_CHANGES = Set.of("content-type", "x-functions-key");

  static Stream<Request> requests() throws IOException {
    return HttpFile.read(Files.readString(Path.of("docs/api.http"))).stream();
  }

  @Test
  void requests_always_leaveNoOperationOut() throws IOException {
    Set<String> asked = new TreeSet<>();
    requests().forEach(request -> asked.add(operation(request).id()));

    assertThat(asked).isEqualTo(new TreeSet<>(DOCUMENT.operations().keySet()));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void request_always_isAsDescribed(Request request) {
    Operation operation = operation(request);
    boolean change = !request.method().equals("GET");

    assertThat(request.headers().containsKey("x-functions-key")).isEqualTo(!operation.anonymous());
    assertThat(request.headers().get("Content-Type")).isEqualTo(change ? "application/json" : null);
    for (String name : request.headers().keySet()) {
      assertThat(
              OF_ALL_CHANGES.stream().anyMatch(name::equalsIgnoreCase)
                  || names(operation, "header").contains(name))
          .as(name)
          .isTrue();
    }
    assertThat(Contract.requestProblems(operation, query(request), Optional.of(request.body())))
        .isEmpty();
    assertThat(pathProblems(operation, request)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET http://127.0.0.1:7071/api/job",
        "PUT http://127.0.0.1:7071/api/jobs",
        "GET http://127.0.0.1:7071/jobs",
        "GET {{baseUri}}/jobs",
        "GET /jobs\nx-functions-key KEY"
      })
  void request_thatTheApiDoesNotKnow_isFound(String request) {
    assertThatThrownBy(() -> HttpFile.read("###\n" + request).forEach(HttpFileTest::operation))
        .isInstanceOf(AssertionError.class);
  }

  private static Operation operation(Request request) {
    return DOCUMENT
        .find(request.method(), path(request))
        .orElseThrow(() -> new AssertionError("no operation is " + request));
  }

  private static String path(Request request) {
    if (!request.uri().startsWith(HOST)) {
      throw new AssertionError("not below {{baseUrl}}: " + request);
    }
    return request.uri().substring(HOST.length()).split("\\?", 2)[0];
  }

  private static List<String> pathProblems(Operation operation, Request request) {
    List<String> problems = new ArrayList<>();
    Iterator<String> values = operation.values(path(request)).orElseThrow().iterator();
    for (JsonNode parameter : operation.parameters("path")) {
      problems.addAll(DOCUMENT.problems(parameter.path("schema"), TextNode.valueOf(values.next())));
    }
    return problems;
  }

  private static Set<String> names(Operation operation, String in) {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    operation.parameters(in).forEach(parameter -> names.add(parameter.path("name").asText()));
    return names;
  }

  private static Map<String, String> query(Request request) {
    Map<String, String> query = new HashMap<>();
    int question = request.uri().indexOf('?');
    if (question > 0) {
      for (String pair : request.uri().substring(question + 1).split("&")) {
        query.put(pair.split("=", 2)[0], pair.split("=", 2)[1]);
      }
    }
    return query;
  }
}
