package app.userdata.customvision;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/** Copies JSON token by token, so that numbers keep their text and unknown members stay. */
final class JsonCopy {
  private static final JsonFactory FACTORY = new JsonFactory();
  private final Redaction redaction;
  private final Set<String> taken;

  /**
   * @param taken member names of the outermost object that somebody else wants to write
   */
  JsonCopy(Redaction redaction, Set<String> taken) {
    this.redaction = redaction;
    this.taken = Set.copyOf(taken);
  }

  String compact(byte[] utf8) {
    StringWriter out = new StringWriter(utf8.length);
    try (JsonParser parser = FACTORY.createParser(utf8);
        JsonGenerator generator = FACTORY.createGenerator(out)) {
      copy(parser, generator);
    } catch (IOException e) {
      // Not the parser's message: it quotes what it read.
      throw new UncheckedIOException(new IOException("The reply is not complete JSON."));
    }
    return out.toString();
  }

  void copyObject(String text, JsonGenerator generator) throws IOException {
    try (JsonParser parser = FACTORY.createParser(text)) {
      copy(parser, generator);
    }
  }

  private void copy(JsonParser parser, JsonGenerator generator) throws IOException {
    Deque<String> path = new ArrayDeque<>();
    String field = "";
    JsonToken token = parser.nextToken();
    if (token == null) {
      throw new IOException("No JSON at all.");
    }
    for (; token != null; token = parser.nextToken()) {
      switch (token) {
        case START_OBJECT, START_ARRAY -> {
          path.addLast(field);
          field = token == JsonToken.START_ARRAY ? field : "";
        }
        case END_OBJECT, END_ARRAY -> field = path.removeLast();
        case FIELD_NAME -> field = parser.currentName();
        default -> {}
      }
      write(parser, token, generator, path, field);
    }
    if (!path.isEmpty()) {
      throw new IOException("The JSON text is cut off.");
    }
  }

  private void write(
      JsonParser parser, JsonToken token, JsonGenerator out, Deque<String> path, String field)
      throws IOException {
    switch (token) {
      case FIELD_NAME -> {
        boolean clash = path.size() == 1 && taken.contains(field);
        out.writeFieldName(clash ? field + "AsServed" : field);
      }
      case VALUE_STRING -> out.writeString(redaction.value(path, field, parser.getText()));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
        if (redaction.hides(path, field)) {
          out.writeString(Redaction.REDACTED);
        } else {
          out.writeNumber(parser.getText());
        }
      }
      default -> out.copyCurrentEvent(parser);
    }
  }
}
