package app.userdata.job;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The text that an archive must hold of a reply: without white space, addresses without their
 * query, and nothing of what the account calls keys. Numbers keep their text.
 */
final class ServedJson {
  private static final JsonFactory FACTORY = new JsonFactory();

  private ServedJson() {}

  /** A whole reply. */
  static String compact(byte[] served) throws IOException {
    try (JsonParser parser = FACTORY.createParser(served)) {
      parser.nextToken();
      return value(parser, true);
    }
  }

  /** A document of an archive: re-spaced only, so that a secret in it would show. */
  static String asWritten(String text) throws IOException {
    try (JsonParser parser = FACTORY.createParser(text)) {
      parser.nextToken();
      String compact = value(parser, false);
      if (parser.nextToken() != null) {
        throw new IOException("more than one JSON value");
      }
      return compact;
    }
  }

  /** The elements of a reply that is a list. */
  static List<String> elements(byte[] served) throws IOException {
    try (JsonParser parser = FACTORY.createParser(served)) {
      parser.nextToken();
      return list(parser);
    }
  }

  /** The elements of a list that is a member of the reply. */
  static List<String> elementsOf(byte[] served, String member) throws IOException {
    try (JsonParser parser = FACTORY.createParser(served)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean wanted = parser.currentName().equals(member);
        parser.nextToken();
        if (wanted) {
          return list(parser);
        }
        parser.skipChildren();
      }
      throw new IOException("the reply has no " + member);
    }
  }

  static String array(List<String> elements) {
    return "[" + String.join(",", elements) + "]";
  }

  /** An object with further members at its end. */
  static String with(String object, String members) {
    return object.substring(0, object.length() - 1) + "," + members + "}";
  }

  static List<String> lines(byte[] document) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line : new String(document, StandardCharsets.UTF_8).lines().toList()) {
      lines.add(asWritten(line));
    }
    return lines;
  }

  private static List<String> list(JsonParser parser) throws IOException {
    List<String> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(parser, true));
    }
    return elements;
  }

  private static String value(JsonParser parser, boolean withoutSecrets) throws IOException {
    StringWriter text = new StringWriter();
    int depth = 0;
    int keys = 0; // how deep the account's keys begin, 0 outside of them
    try (JsonGenerator out = FACTORY.createGenerator(text)) {
      for (JsonToken token = parser.currentToken(); ; token = parser.nextToken()) {
        if (token.isStructStart()) {
          depth++;
          keys = keys == 0 && "Keys".equals(parser.currentName()) ? depth : keys;
        }
        if (token.isNumeric()) {
          out.writeNumber(parser.getText());
        } else if (token == JsonToken.VALUE_STRING && withoutSecrets) {
          out.writeString(keys > 0 ? "[redacted]" : withoutQuery(parser.getText()));
        } else {
          out.copyCurrentEvent(parser);
        }
        if (token.isStructEnd()) {
          keys = keys == depth ? 0 : keys;
          depth--;
        }
        if (depth == 0) {
          break;
        }
      }
    }
    return text.toString();
  }

  private static String withoutQuery(String text) {
    return text.startsWith("http://") ? text.replaceFirst("\\?.*", "") : text;
  }
}
