package app.userdata.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Writes the types of this package as JSON, and reads JSON that anybody may have written. Times are
 * ISO 8601 in UTC, as {@link Instant#toString} writes them; what is absent has no member.
 */
final class EvidenceJson {
  private static final int MOST_NESTING = 32;
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MOST_NESTING).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .build())
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, ToStringSerializer.instance)
                  .addDeserializer(Instant.class, new InstantReader()))
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .build();
  private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

  private EvidenceJson() {}

  static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /** Indented for people, lines ended by a line feed. */
  static byte[] indented(Object value) {
    try {
      return (MAPPER
                  .writer(
                      new DefaultPrettyPrinter()
                          .withObjectIndenter(INDENT)
                          .withArrayIndenter(INDENT))
                  .writeValueAsString(value)
              + "\n")
          .getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads one document: valid UTF-8, no member twice, nothing behind it.
   *
   * @throws IllegalArgumentException if it is none, in one sentence
   */
  static JsonNode parse(byte[] utf8) {
    try {
      JsonNode document =
          MAPPER.readTree(
              StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
      if (document.isMissingNode()) {
        throw new IllegalArgumentException("It is empty.");
      }
      return document;
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("It is not UTF-8.", e);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("It is not JSON. " + reason(e), e);
    }
  }

  /**
   * Reads a document as one of our types. It must be what we would write for the value read: no
   * further member, no explicit null, no number in quotes, no time in another form.
   *
   * @throws IllegalArgumentException if it is not, in one sentence
   */
  static <T> T read(JsonNode document, Class<T> type) {
    T value;
    try {
      value = Values.present("It", MAPPER.treeToValue(document, type));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(reason(e), e);
    }
    if (!Arrays.equals(CanonicalJson.of(document), CanonicalJson.of(value))) {
      throw new IllegalArgumentException("It is not spelled as this version spells it.");
    }
    return value;
  }

  /** Where in the document it is wrong, and why, without anything that the document holds. */
  private static String reason(JsonProcessingException e) {
    if (e instanceof JsonMappingException mapping) {
      return "At %s: %s".formatted(path(mapping), why(mapping));
    }
    return e.getOriginalMessage().lines().findFirst().orElse("");
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(
            step ->
                step.getFieldName() == null
                    ? String.valueOf(step.getIndex())
                    : Objects.requireNonNull(step.getFieldName()))
        .collect(Collectors.joining("/", "/", ""));
  }

  private static String why(JsonMappingException e) {
    if (e instanceof UnrecognizedPropertyException) {
      return "no such member is known.";
    }
    Throwable cause = e.getCause();
    return cause instanceof IllegalArgumentException
        ? String.valueOf(cause.getMessage())
        : "the value is missing or of the wrong kind.";
  }

  private static final class InstantReader extends FromStringDeserializer<Instant> {
    private static final long serialVersionUID = 1;

    InstantReader() {
      super(Instant.class);
    }

    @Override
    protected Instant _deserialize(String value, DeserializationContext context) {
      try {
        return Instant.parse(value);
      } catch (DateTimeParseException e) {
        throw new IllegalArgumentException("A time must be ISO 8601 in UTC.", e);
      }
    }
  }
}
