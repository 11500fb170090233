package app.userdata.dev.sink;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The head of a request or reply: its bytes as they came, with the empty line, and what they say.
 *
 * @param start the first line
 * @param fields by lower-case name
 */
record Head(byte[] bytes, String start, Map<String, String> fields) {
  Head {
    fields = Map.copyOf(fields);
  }

  static Head parse(byte[] bytes) {
    String[] lines = new String(bytes, ISO_8859_1).split("\r\n", -1);
    Map<String, String> fields = new HashMap<>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      if (colon > 0) {
        String name = lines[i].substring(0, colon).toLowerCase(Locale.ROOT);
        fields.put(name, lines[i].substring(colon + 1).strip());
      }
    }
    return new Head(bytes, lines[0], fields);
  }

  Optional<String> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /** How many bytes follow, as the head says; 0 where it does not. */
  long length() {
    return field("content-length").map(Long::parseLong).orElse(0L);
  }

  boolean isChunked() {
    return field("transfer-encoding")
        .filter(value -> value.equalsIgnoreCase("chunked"))
        .isPresent();
  }

  /** Whether this is the last head on its connection. */
  boolean closes() {
    return field("connection").filter(value -> value.equalsIgnoreCase("close")).isPresent();
  }
}
