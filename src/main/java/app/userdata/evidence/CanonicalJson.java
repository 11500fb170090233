package app.userdata.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/**
 * The one spelling of a JSON document that is hashed and signed: RFC 8785 (JSON Canonicalization
 * Scheme) for documents whose numbers are whole and at most 2^53 - 1 in size. Members are sorted by
 * UTF-16 code units, there is no white space, strings escape only what they must, and the bytes are
 * UTF-8.
 */
final class CanonicalJson {
  private CanonicalJson() {}

  /** The spelling of a value that {@link EvidenceJson} writes. */
  static byte[] of(Object value) {
    return of(EvidenceJson.tree(value));
  }

  /**
   * The spelling of a document.
   *
   * @throws IllegalArgumentException if it holds a fractional or too large number, or half of a
   *     surrogate pair
   */
  static byte[] of(JsonNode document) {
    StringBuilder text = new StringBuilder();
    append(document, text);
    try {
      ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      byte[] result = new byte[bytes.remaining()];
      bytes.get(result);
      return result;
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("A text holds half of a surrogate pair.", e);
    }
  }

  private static void append(JsonNode node, StringBuilder text) {
    if (node.isObject()) {
      appendObject(node, text);
    } else if (node.isArray()) {
      text.append('[');
      for (int i = 0; i < node.size(); i++) {
        text.append(i == 0 ? "" : ",");
        append(node.get(i), text);
      }
      text.append(']');
    } else if (node.isTextual()) {
      appendString(node.textValue(), text);
    } else if (node.isNumber()) {
      text.append(whole(node));
    } else {
      text.append(node.asText());
    }
  }

  private static void appendObject(JsonNode node, StringBuilder text) {
    TreeMap<String, JsonNode> members = new TreeMap<>();
    for (Iterator<Map.Entry<String, JsonNode>> all = node.fields(); all.hasNext(); ) {
      Map.Entry<String, JsonNode> member = all.next();
      members.put(member.getKey(), member.getValue());
    }
    text.append('{');
    String separator = "";
    for (Map.Entry<String, JsonNode> member : members.entrySet()) {
      text.append(separator);
      appendString(member.getKey(), text);
      text.append(':');
      append(member.getValue(), text);
      separator = ",";
    }
    text.append('}');
  }

  private static long whole(JsonNode number) {
    if (!number.isIntegralNumber()
        || !number.canConvertToLong()
        || number.longValue() > Values.MOST
        || number.longValue() < -Values.MOST) {
      throw new IllegalArgumentException("A number is not whole, or larger than 2^53 - 1.");
    }
    return number.longValue();
  }

  /** RFC 8785, section 3.2.2.2. */
  private static void appendString(String value, StringBuilder text) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"', '\\' -> text.append('\\').append(c);
        case '\b' -> text.append("\\b");
        case '\t' -> text.append("\\t");
        case '\n' -> text.append("\\n");
        case '\f' -> text.append("\\f");
        case '\r' -> text.append("\\r");
        default -> {
          if (c < ' ') {
            text.append(String.format("\\u%04x", (int) c));
          } else {
            text.append(c);
          }
        }
      }
    }
    text.append('"');
  }
}
