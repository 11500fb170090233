package app.userdata.dev.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The folder of official specifications and recordings, and a check of JSON against a schema. */
final class Specifications {
  private final JsonNode spec;

  Specifications(JsonNode spec) {
    this.spec = spec;
  }

  /** Reads a file of the folder; without the folder the test has not run, and CI must know. */
  static JsonNode read(String file) throws IOException {
    Path path = Path.of(System.getProperty("customvision.specs", "missing")).resolve(file);
    if (!Files.exists(path)) {
      System.out.println("NOT RUN: -Dcustomvision.specs names no folder with " + file);
      assertThat(System.getenv("CI"))
          .as("in CI the specifications must be there")
          .isNotEqualTo("true");
      abort("The official specifications are not on this machine.");
    }
    return Client.MAPPER.readTree(path.toFile());
  }

  JsonNode operation(String path, String method) {
    return spec.path("paths").path(path).path(method);
  }

  /** Every deviation of a body from a schema, named by where it is. */
  List<String> deviations(JsonNode schema, JsonNode body, String at) {
    List<String> found = new ArrayList<>();
    check(schema, body, at, found);
    return found;
  }

  private void check(JsonNode given, JsonNode body, String at, List<String> found) {
    JsonNode schema = given;
    if (given.has("$ref")) {
      String name = given.get("$ref").asText().replace("#/definitions/", "");
      schema = spec.path("definitions").path(name);
    }
    // The service writes null where specifications say it never does, so null is always allowed.
    if (body.isNull()) {
      return;
    }
    String type = schema.path("type").asText("object");
    if (!fits(type, body)) {
      found.add(at + " is no " + type + ": " + body);
      return;
    }
    if (type.equals("array")) {
      for (JsonNode item : body) {
        check(schema.path("items"), item, at + "[]", found);
      }
    }
    if (type.equals("object")) {
      members(schema, body, at, found);
    }
    format(schema, body, at, found);
  }

  private void members(JsonNode schema, JsonNode body, String at, List<String> found) {
    for (JsonNode required : schema.path("required")) {
      if (!body.has(required.asText())) {
        found.add(at + " lacks " + required.asText());
      }
    }
    Iterator<Map.Entry<String, JsonNode>> fields = body.fields();
    while (fields.hasNext()) {
      Map.Entry<String, JsonNode> field = fields.next();
      String name = at + "." + field.getKey();
      if (schema.path("properties").has(field.getKey())) {
        check(schema.path("properties").path(field.getKey()), field.getValue(), name, found);
      } else if (schema.has("additionalProperties")) {
        check(schema.path("additionalProperties"), field.getValue(), name, found);
      } else {
        found.add(name + " is not in the specification");
      }
    }
  }

  private static boolean fits(String type, JsonNode body) {
    return switch (type) {
      case "array" -> body.isArray();
      case "string" -> body.isTextual();
      case "integer" -> body.isIntegralNumber();
      case "number" -> body.isNumber();
      case "boolean" -> body.isBoolean();
      default -> body.isObject();
    };
  }

  private static void format(JsonNode schema, JsonNode body, String at, List<String> found) {
    String text = body.asText();
    // Images carry times without a zone; the recordings show it, the specification does not.
    boolean bad =
        switch (schema.path("format").asText()) {
          case "uuid" -> !text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
          case "date-time" ->
              !text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,7})?Z?");
          default -> false;
        };
    boolean closed =
        schema.has("enum") && !schema.path("x-ms-enum").path("modelAsString").asBoolean();
    boolean unknown = closed && !schema.get("enum").toString().contains("\"" + text + "\"");
    if (bad || unknown) {
      found.add(at + " has the value " + text);
    }
  }
}
