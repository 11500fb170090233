package app.userdata.customvision;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reads the JSON of the service; absent and null are the same, unknown values are kept. */
final class Documents {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonFactory FACTORY = new JsonFactory();

  /** A hundred times what a project may hold; for each page of a listing there will be a step. */
  private static final int MOST_COUNTED = 10_000_000;

  private final Set<String> secrets;

  Documents(Set<String> secrets) {
    this.secrets = Set.copyOf(secrets);
  }

  /** Makes a record of the tree and of the text that will be exported. */
  @FunctionalInterface
  interface Shape<T> {
    T of(JsonNode node, RawJson json);
  }

  /** One object, of all the bytes. */
  <T> T one(byte[] utf8, Shape<T> shape) throws IOException {
    return shaped(MAPPER.readTree(utf8), utf8, shape);
  }

  private <T> T shaped(JsonNode node, byte[] utf8, Shape<T> shape) throws IOException {
    try {
      if (!node.isObject()) {
        throw new IOException("The reply is no JSON object.");
      }
      return shape.of(node, RawJson.read(utf8, secrets));
    } catch (UncheckedIOException | IllegalArgumentException | DateTimeException e) {
      throw new IOException("The reply is not as documented.");
    }
  }

  /** All elements of a list; each keeps its own bytes, so that its numbers keep their text. */
  <T> List<T> list(byte[] utf8, Shape<T> shape) throws IOException {
    List<T> found = new ArrayList<>();
    try (JsonParser parser = FACTORY.createParser(utf8)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        throw new IOException("The reply is no JSON list.");
      }
      for (JsonToken token = parser.nextToken();
          token != JsonToken.END_ARRAY;
          token = parser.nextToken()) {
        int start = start(parser);
        JsonNode node = MAPPER.readTree(parser);
        found.add(shaped(node, from(start, utf8, parser), shape));
      }
    }
    return found;
  }

  int count(byte[] utf8) throws IOException {
    JsonNode node = MAPPER.readTree(utf8);
    int count = node.canConvertToInt() || node.isTextual() ? node.asInt(-1) : -1;
    if (count < 0 || count > MOST_COUNTED) {
      throw new IOException("The reply is no number of images.");
    }
    return count;
  }

  PredictionPage predictions(byte[] utf8) throws IOException {
    List<Prediction> found = List.of();
    Optional<RawJson> next = Optional.empty();
    try (JsonParser parser = FACTORY.createParser(utf8)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("The reply is no JSON object.");
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        byte[] bytes = element(utf8, parser);
        if (name.equals("results") && value == JsonToken.START_ARRAY) {
          found = list(bytes, Documents::prediction);
        } else if (name.equals("token") && value == JsonToken.START_OBJECT) {
          next = text(MAPPER.readTree(bytes), "continuation").map(more -> RawJson.asSent(bytes));
        }
      }
    }
    return new PredictionPage(found, next);
  }

  static Project project(JsonNode node, RawJson json) {
    return new Project(
        id(node), text(node, "name").orElse(""), node.path("drModeEnabled").asBoolean(), json);
  }

  static Iteration iteration(JsonNode node, RawJson json) {
    String status = text(node, "status").orElse("");
    return new Iteration(
        id(node),
        text(node, "name").orElse(""),
        status,
        text(node, "created").map(Timestamps::parse).orElse(Instant.EPOCH),
        text(node, "trainedAt").isPresent() || status.equals("Completed"),
        text(node, "publishName").isPresent(),
        node.path("exportable").asBoolean(),
        json);
  }

  static Tag tag(JsonNode node, RawJson json) {
    return new Tag(id(node), text(node, "name").orElse(""), json);
  }

  static Image image(JsonNode node, RawJson json) {
    Set<UUID> tags = new LinkedHashSet<>();
    for (String holder : List.of("tags", "regions")) {
      for (JsonNode held : node.path(holder)) {
        text(held, "tagId").map(UUID::fromString).ifPresent(tags::add);
      }
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    node.path("metadata")
        .properties()
        .forEach(pair -> metadata.put(pair.getKey(), pair.getValue().asText("")));
    return new Image(id(node), original(node), thumbnail(node), tags, metadata, json);
  }

  static ImagePerformance imagePerformance(JsonNode node, RawJson json) {
    return new ImagePerformance(id(node), json);
  }

  static ModelExport modelExport(JsonNode node, RawJson json) {
    return new ModelExport(
        text(node, "platform").orElse(""),
        text(node, "flavor"),
        text(node, "status").orElse(""),
        text(node, "downloadUri").flatMap(Documents::uri),
        json);
  }

  static Prediction prediction(JsonNode node, RawJson json) {
    return new Prediction(id(node), original(node), json);
  }

  /** The bytes of the value that the parser stands on; the parser then stands on its end. */
  private static byte[] element(byte[] utf8, JsonParser parser) throws IOException {
    int start = start(parser);
    parser.skipChildren();
    return from(start, utf8, parser);
  }

  private static int start(JsonParser parser) throws IOException {
    if (parser.currentToken() == null) {
      throw new IOException("The reply is cut off.");
    }
    return (int) parser.currentTokenLocation().getByteOffset();
  }

  private static byte[] from(int start, byte[] utf8, JsonParser parser) throws IOException {
    parser.finishToken();
    return Arrays.copyOfRange(utf8, start, (int) parser.currentLocation().getByteOffset());
  }

  private static UUID id(JsonNode node) {
    return UUID.fromString(node.path("id").asText(""));
  }

  /** Empty when there is no usable address: one broken image must not fail its page. */
  private static URI original(JsonNode node) {
    return text(node, "originalImageUri")
        .or(() -> text(node, "imageUri"))
        .or(() -> text(node, "resizedImageUri"))
        .flatMap(Documents::uri)
        .orElse(URI.create(""));
  }

  private static URI thumbnail(JsonNode node) {
    return text(node, "thumbnailUri").flatMap(Documents::uri).orElse(URI.create(""));
  }

  private static Optional<URI> uri(String text) {
    try {
      return Optional.of(URI.create(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> text(JsonNode node, String name) {
    return Optional.of(node.path(name).asText("")).filter(text -> !text.isEmpty());
  }
}
