package app.userdata.dev.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** An answer before it goes on the wire. */
record Reply(int status, Optional<String> contentType, byte[] body, Map<String, String> headers) {
  private static final String JSON = "application/json; charset=utf-8";

  static Reply json(JsonNode body) {
    return json(200, body);
  }

  static Reply json(int status, JsonNode body) {
    return new Reply(status, Optional.of(JSON), Json.write(body), Map.of());
  }

  static Reply count(int count) {
    return json(Json.object().numberNode(count));
  }

  static Reply empty(int status) {
    return new Reply(status, Optional.empty(), new byte[0], Map.of());
  }

  static Reply bytes(String contentType, byte[] body, Map<String, String> headers) {
    return new Reply(200, Optional.of(contentType), body, headers);
  }

  /** The envelope of the service itself. */
  static Reply error(int status, String code, String message) {
    return json(status, Json.object().put("code", code).put("message", message));
  }

  /** The envelope of the gateway in front of it. */
  static Reply gateway(int status, String code, String message) {
    var error = Json.object();
    error.putObject("error").put("code", code).put("message", message);
    return json(status, error);
  }

  /** The XML in which a blob host refuses. */
  static Reply blobError(int status, String code, String message) {
    String xml =
        "\uFEFF<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>%s</Code><Message>%s</Message></Error>"
            .formatted(code, message);
    return new Reply(
        status,
        Optional.of("application/xml"),
        xml.getBytes(UTF_8),
        Map.of("x-ms-error-code", code));
  }

  Reply withHeader(String name, String value) {
    var more = new HashMap<>(headers);
    more.put(name, value);
    return new Reply(status, contentType, body, Map.copyOf(more));
  }
}
