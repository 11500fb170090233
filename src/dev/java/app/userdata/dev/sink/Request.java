package app.userdata.dev.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;

/**
 * A request to storage.
 *
 * @param container the container, or the queue
 * @param name what it is about in there, decoded; empty for the container itself
 * @param query parameters, decoded
 */
record Request(Head head, String method, String container, String name, Map<String, String> query) {
  Request {
    query = Map.copyOf(query);
  }

  /** Reads a target such as {@code /account/container/folder/name?comp=block}. */
  static Request of(Head head) {
    String[] words = head.start().split(" ", -1);
    int mark = words[1].indexOf('?');
    String path = mark < 0 ? words[1] : words[1].substring(0, mark);
    String[] parts = path.split("/", 4);
    return new Request(
        head,
        words[0],
        parts.length > 2 ? parts[2] : "",
        parts.length > 3 ? decoded(parts[3]) : "",
        mark < 0 ? Map.of() : query(words[1].substring(mark + 1)));
  }

  String parameter(String name) {
    return query.getOrDefault(name, "");
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> query = new HashMap<>();
    for (String pair : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      query.put(equals < 0 ? pair : pair.substring(0, equals), decoded(value));
    }
    return query;
  }

  private static String decoded(String text) {
    return text.indexOf('%') < 0 ? text : URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
  }
}
