package app.userdata.customvision;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;

/**
 * JSON exactly as served: members, order and number text are kept, white space and secrets are not.
 *
 * @param text compact and already redacted
 */
public record RawJson(String text) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** About as much as is appended to the document of an image. */
  private static final int ROOM = 256;

  private static final String MARK = "\"" + Redaction.REDACTED + "\"";

  /** Reads what the service sent, re-spaced and redacted. */
  public static RawJson read(byte[] utf8) {
    return read(utf8, Set.of());
  }

  /** Reads what the service sent, re-spaced and redacted, configured secrets included. */
  public static RawJson read(byte[] utf8, Set<String> secrets) {
    return new RawJson(new JsonCopy(new Redaction(secrets), Set.of()).compact(utf8));
  }

  /** Re-spaces without redacting: for what goes back to the service and into no archive. */
  static RawJson asSent(byte[] utf8) {
    return new RawJson(new JsonCopy(Redaction.NONE, Set.of()).compact(utf8));
  }

  /** The same as a tree, for looking at; its numbers no longer have the text as served. */
  public JsonNode node() {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("This JSON text cannot be read back.", e);
    }
  }

  /**
   * How many values were redacted whole; the archive tells it. A value that was served with that
   * very text counts too. Only a text that holds the mark is parsed: there may be a document for
   * each of 100,000 images.
   */
  public int redactions() {
    return text.contains(MARK) ? count(node()) : 0;
  }

  /**
   * Appends members at the end of this object. A served member of the same name is kept under its
   * name plus {@code AsServed}, because the service may invent any name at any time.
   */
  public RawJson with(Map<String, ?> members) {
    if (!text.startsWith("{")) {
      throw new UncheckedIOException(
          new IOException("Members can only be appended to a JSON object."));
    }
    boolean mayClash = members.keySet().stream().anyMatch(name -> text.contains(json(name)));
    String served = mayClash ? renamed(members.keySet()) : text;
    StringBuilder all = new StringBuilder(served.length() + ROOM).append(served);
    all.setLength(served.length() - 1);
    String between = served.length() > 2 ? "," : "";
    for (Map.Entry<String, ?> member : members.entrySet()) {
      all.append(between).append(json(member.getKey())).append(':').append(json(member.getValue()));
      between = ",";
    }
    return new RawJson(all.append('}').toString());
  }

  /** The outermost object with other names for these members; parsed, which takes its time. */
  private String renamed(Set<String> names) {
    StringWriter out = new StringWriter();
    try (JsonGenerator generator = MAPPER.createGenerator(out)) {
      new JsonCopy(Redaction.NONE, names).copyObject(text, generator);
    } catch (IOException e) {
      throw new UncheckedIOException("This JSON text cannot be read back.", e);
    }
    return out.toString();
  }

  private static String json(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("could not write a member as JSON", e);
    }
  }

  private static int count(JsonNode node) {
    int sum = node.isTextual() && node.textValue().equals(Redaction.REDACTED) ? 1 : 0;
    for (JsonNode child : node) {
      sum += count(child);
    }
    return sum;
  }
}
