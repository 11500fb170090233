package app.userdata.customvision;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * Translates documents of the service into what navigation needs, beside the document as served.
 * Absent and null are alike; unknown members and values are kept in the document and otherwise
 * ignored.
 */
final class Documents {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final URI NOWHERE = URI.create("");
  private final Set<String> secrets;

  Documents(Set<String> secrets) {
    this.secrets = Set.copyOf(secrets);
  }

  /** The elements of a list, each with its own document. */
  <T> List<T> list(byte[] body, BiFunction<JsonNode, RawJson, T> translate) {
    List<T> elements = new ArrayList<>();
    for (byte[] element : elements(body)) {
      elements.add(one(element, translate));
    }
    return elements;
  }

  <T> T one(byte[] body, BiFunction<JsonNode, RawJson, T> translate) {
    try {
      return translate.apply(MAPPER.readTree(body), RawJson.read(body, secrets));
    } catch (IOException | RuntimeException e) {
      throw new CustomVisionException.Unavailable(
          "the service's reply is not the JSON that was expected");
    }
  }

  RawJson raw(byte[] body) {
    return one(body, (node, json) -> json);
  }

  int number(byte[] body) {
    return one(body, (node, json) -> node.asInt());
  }

  PredictionPage predictions(byte[] body) {
    try {
      JsonNode root = MAPPER.readTree(body);
      byte[] results = member(body, "results");
      List<Prediction> predictions = list(results, Documents::prediction);
      String continuation = root.path("token").path("continuation").asText("");
      boolean more = !root.path("token").path("continuation").isNull() && !continuation.isEmpty();
      return new PredictionPage(
          predictions,
          more ? Optional.of(RawJson.asSent(member(body, "token"))) : Optional.empty());
    } catch (IOException e) {
      throw new CustomVisionException.Unavailable(
          "the service's reply is not the JSON that was expected");
    }
  }

  static Project project(JsonNode node, RawJson json) {
    return new Project(
        id(node), text(node, "name"), node.path("drModeEnabled").asBoolean(false), json);
  }

  static Tag tag(JsonNode node, RawJson json) {
    return new Tag(id(node), text(node, "name"), json);
  }

  static Iteration iteration(JsonNode node, RawJson json) {
    String status = text(node, "status");
    return new Iteration(
        id(node),
        text(node, "name"),
        status,
        text(node, "created").isEmpty() ? Instant.EPOCH : Timestamps.parse(text(node, "created")),
        status.equals("Completed"),
        !text(node, "publishName").isEmpty(),
        node.path("exportable").asBoolean(false),
        json);
  }

  static Image image(JsonNode node, RawJson json) {
    Set<UUID> tags = new HashSet<>();
    node.path("tags").forEach(tag -> tags.add(UUID.fromString(tag.path("tagId").asText())));
    Map<String, String> metadata = new HashMap<>();
    node.path("metadata")
        .fields()
        .forEachRemaining(pair -> metadata.put(pair.getKey(), pair.getValue().asText()));
    return new Image(id(node), original(node), tags, metadata, json);
  }

  static ImagePerformance imagePerformance(JsonNode node, RawJson json) {
    return new ImagePerformance(id(node), json);
  }

  static Prediction prediction(JsonNode node, RawJson json) {
    return new Prediction(id(node), original(node), json);
  }

  static ModelExport modelExport(JsonNode node, RawJson json) {
    URI download = uri(text(node, "downloadUri"));
    return new ModelExport(
        text(node, "platform"),
        Optional.of(text(node, "flavor")).filter(flavor -> !flavor.isEmpty()),
        text(node, "status"),
        download.equals(NOWHERE) ? Optional.empty() : Optional.of(download),
        json);
  }

  private static URI original(JsonNode node) {
    for (String member : List.of("originalImageUri", "imageUri", "resizedImageUri")) {
      if (!text(node, member).isEmpty()) {
        return uri(text(node, member));
      }
    }
    return NOWHERE;
  }

  private static URI uri(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      return NOWHERE;
    }
  }

  private static UUID id(JsonNode node) {
    return UUID.fromString(node.path("id").asText());
  }

  private static String text(JsonNode node, String member) {
    JsonNode value = node.path(member);
    return value.isNull() ? "" : value.asText("");
  }

  /** The text of each element of an array, cut out of the reply so that nothing of it changes. */
  private static List<byte[]> elements(byte[] body) {
    List<byte[]> elements = new ArrayList<>();
    try (JsonParser parser = new JsonFactory().createParser(body)) {
      if (!parser.nextToken().isStructStart()) {
        throw new CustomVisionException.Unavailable(
            "the service's reply is not the list that was expected");
      }
      while (parser.nextToken() != null && parser.currentToken().isStructStart()) {
        elements.add(cut(body, parser));
      }
      return elements;
    } catch (IOException e) {
      throw new CustomVisionException.Unavailable(
          "the service's reply is not the list that was expected");
    }
  }

  private static byte[] member(byte[] body, String name) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(body)) {
      parser.nextToken();
      while (parser.nextToken() != null) {
        boolean wanted = name.equals(parser.currentName());
        parser.nextToken();
        if (wanted && parser.currentToken().isStructStart()) {
          return cut(body, parser);
        }
        parser.skipChildren();
      }
      throw new IOException("no member " + name);
    }
  }

  private static byte[] cut(byte[] body, JsonParser parser) throws IOException {
    int from = (int) parser.currentTokenLocation().getByteOffset();
    parser.skipChildren();
    int to = (int) parser.currentLocation().getByteOffset();
    return java.util.Arrays.copyOfRange(body, from, to);
  }
}
