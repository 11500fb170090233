package app.userdata.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What we write, read with a validator that is not ours. */
final class EvidenceSchemaTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonNode DOCUMENT = schemaDocument();
  private static final JsonSchema SCHEMA = schema(DOCUMENT);

  @Test
  void schema_itself_isOneOfDraft202012() throws IOException {
    JsonSchema meta =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(java.net.URI.create("https://json-schema.org/draft/2020-12/schema"));

    assertThat(meta.validate(DOCUMENT)).isEmpty();
  }

  @Test
  void schema_signedAndUnsignedFiles_fit() throws IOException {
    assertThat(problems(MAPPER.readTree(Example.signed()))).isEmpty();
    assertThat(problems(MAPPER.readTree(EvidenceSeal.unsigned().seal(Example.evidence()))))
        .isEmpty();
  }

  @Test
  void schema_itemLines_fit() throws IOException {
    ObjectNode item = MAPPER.createObjectNode().put("$ref", "#/$defs/item");
    item.set("$defs", DOCUMENT.get("$defs"));

    for (JsonNode line :
        MAPPER.readerFor(JsonNode.class).<JsonNode>readValues(Example.items()).readAll()) {
      assertThat(schema(item).validate(line)).isEmpty();
    }
    assertThat(schema(item).validate(MAPPER.createObjectNode().put("name", "Ada"))).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("objects")
  void schema_furtherMemberNamedName_isRefusedAnywhere(String pointer) throws IOException {
    JsonNode file = MAPPER.readTree(Example.signed());
    ((ObjectNode) file.at(pointer)).put("name", "Ada Lovelace");

    assertThat(problems(file)).isNotEmpty();
  }

  /**
   * Every object of the file but the tool, which has a name; facts may, but not one with a space.
   */
  static Stream<String> objects() throws IOException {
    List<String> pointers = new ArrayList<>();
    collect(MAPPER.readTree(Example.signed()), "", pointers);
    assertThat(pointers).hasSizeGreaterThan(15);
    return pointers.stream().filter(pointer -> !pointer.endsWith("/tool"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/evidence/jobId",
        "/evidence/status",
        "/evidence/finishedAt",
        "/evidence/request/hmacSha256",
        "/evidence/plan/hash",
        "/evidence/categories/images/deleted",
        "/evidence/categories/images/verification/method",
        "/evidence/events/0/hash",
        "/evidence/chainHead",
        "/integrity/signature",
        "/integrity/kind"
      })
  void schema_missingMember_isRefused(String pointer) throws IOException {
    JsonNode file = MAPPER.readTree(Example.signed());
    int last = pointer.lastIndexOf('/');

    assertThat(
            ((ObjectNode) file.at(pointer.substring(0, last))).remove(pointer.substring(last + 1)))
        .isNotNull();
    assertThat(problems(file)).isNotEmpty();
  }

  private static void collect(JsonNode node, String pointer, List<String> pointers) {
    if (node.isObject()) {
      pointers.add(pointer);
      node.fields()
          .forEachRemaining(
              member -> collect(member.getValue(), pointer + "/" + member.getKey(), pointers));
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      collect(node.get(i), pointer + "/" + i, pointers);
    }
  }

  private static Set<ValidationMessage> problems(JsonNode file) {
    return SCHEMA.validate(file);
  }

  private static JsonSchema schema(JsonNode document) {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(document);
  }

  private static JsonNode schemaDocument() {
    try (InputStream in = Evidence.class.getResourceAsStream("evidence.schema.json")) {
      return MAPPER.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
