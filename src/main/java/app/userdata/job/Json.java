package app.userdata.job;

import app.userdata.category.Deleted;
import app.userdata.category.Tally;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How records and messages are written: plain JSON that a person can read, times in ISO 8601 UTC.
 */
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, ToStringSerializer.instance)
                  .addDeserializer(Instant.class, new InstantReader()))
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private Json() {}

  static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Object value) {
    return new String(bytes(value), StandardCharsets.UTF_8);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static Map<String, Tally> tallies(String json) {
    return read(utf8(json), new TypeReference<Map<String, Tally>>() {});
  }

  /** Numbers by name, in order. */
  static Map<String, Long> numbers(String json) {
    return read(utf8(json), new TypeReference<LinkedHashMap<String, Long>>() {});
  }

  static Map<String, Deleted.Known> known(byte[] json) {
    return read(json, new TypeReference<Map<String, Deleted.Known>>() {});
  }

  /** A list of texts, without repetition, in order. */
  static Set<String> texts(byte[] json) {
    return read(json, new TypeReference<TreeSet<String>>() {});
  }

  static <T> T read(byte[] json, Class<T> type) {
    JavaType target = MAPPER.constructType(type);
    try {
      return MAPPER.readValue(json, target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> T read(byte[] json, TypeReference<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads strictly: trailing text, duplicate members or an empty document are errors. */
  static JsonNode tree(String json) throws JsonProcessingException {
    return MAPPER
        .reader()
        .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .with(com.fasterxml.jackson.core.JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
        .readTree(json);
  }

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static JsonNode node(Object value) {
    return MAPPER.valueToTree(value);
  }

  private static final class InstantReader extends FromStringDeserializer<Instant> {
    private static final long serialVersionUID = 1;

    InstantReader() {
      super(Instant.class);
    }

    @Override
    protected Instant _deserialize(String value, DeserializationContext context) {
      return Instant.parse(value);
    }
  }
}
