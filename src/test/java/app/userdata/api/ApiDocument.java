package app.userdata.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The description of the API, as it is deployed. */
public final class ApiDocument {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ApiDocument DEPLOYED = new ApiDocument(read());

  private final JsonNode root;
  private final Map<String, Operation> operations = new TreeMap<>();
  private final Map<JsonNode, JsonSchema> schemas = new ConcurrentHashMap<>();

  ApiDocument(JsonNode root) {
    this.root = root;
    root.path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue().properties().stream()
                    .filter(method -> METHODS.contains(method.getKey()))
                    .map(method -> new Operation(this, path.getKey(), method))
                    .forEach(operation -> operations.put(operation.id(), operation)));
  }

  /** The one that the app hands out. */
  public static ApiDocument deployed() {
    return DEPLOYED;
  }

  public JsonNode root() {
    return root;
  }

  /** All operations, by their ids. */
  public Map<String, Operation> operations() {
    return operations;
  }

  /** The operation of that name; one that is not described has no name here. */
  public Operation operation(String id) {
    Operation operation = operations.get(id);
    if (operation == null) {
      throw new AssertionError("openapi.json does not describe " + id);
    }
    return operation;
  }

  /** The operation that a request is for: of those whose path fits the one with fewest names. */
  public Optional<Operation> find(String method, String path) {
    return operations.values().stream()
        .filter(operation -> operation.method().equals(method))
        .filter(operation -> operation.values(path).isPresent())
        .min(Comparator.comparing(operation -> operation.parameters("path").size()));
  }

  /** What a node says, or what it refers to says. */
  public JsonNode resolved(JsonNode node) {
    JsonNode reference = node.path("$ref");
    return reference.isTextual() && node.size() == 1
        ? root.at(reference.asText().substring(1))
        : node;
  }

  /** A schema of the components. */
  public JsonNode component(String name) {
    return JSON.createObjectNode().put("$ref", "#/components/schemas/" + name);
  }

  /** What is wrong with a value by a schema that stands anywhere in the document. */
  public List<String> problems(JsonNode schema, JsonNode value) {
    Set<String> problems = new TreeSet<>();
    schemas
        .computeIfAbsent(schema, this::compiled)
        .validate(value)
        .forEach(problem -> problems.add(problem.getMessage()));
    return List.copyOf(problems);
  }

  private JsonSchema compiled(JsonNode schema) {
    ObjectNode whole = schema.deepCopy();
    whole.set("components", root.path("components"));
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(whole, SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
  }

  /** The enumeration of a schema of the components. */
  public List<String> choices(String pointer) {
    TreeMap<Integer, String> choices = new TreeMap<>();
    root.at("/components/schemas/" + pointer + "/enum")
        .forEach(choice -> choices.put(choices.size(), choice.asText()));
    return List.copyOf(choices.values());
  }

  private static JsonNode read() {
    try (InputStream file = ApiDocument.class.getResourceAsStream("/app/userdata/openapi.json")) {
      return JSON.readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
