package app.userdata.api;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request that was answered.
 *
 * @param query its parameters in the address
 * @param sent its body
 * @param headers of the reply
 * @param body of the reply; empty where it has none
 */
public record Exchange(
    Map<String, String> query,
    Optional<String> sent,
    int status,
    Map<String, String> headers,
    String body) {
  public Exchange {
    Map<String, String> anySpelling = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    anySpelling.putAll(headers);
    headers = anySpelling;
  }

  /** The type of the reply's content, without its parameters. */
  String contentType() {
    return headers.getOrDefault("content-type", "").split(";", 2)[0].strip();
  }
}
