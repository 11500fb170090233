package app.userdata.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Labels as blob metadata, which is ASCII in HTTP headers: values are URL encoded. */
final class Labels {
  private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9]*");

  /** Marks a write as ours when its reply got lost; never shown as a label. */
  static final String WRITE_ID = "writeid";

  /** An empty header may be dropped on the way; a lone percent sign encodes nothing else. */
  private static final String EMPTY = "%";

  private static final int MOST_BYTES = 8 * 1024;

  private Labels() {}

  static Map<String, String> toMetadata(Map<String, String> labels) {
    Map<String, String> metadata = new HashMap<>();
    int bytes = 0;
    for (Map.Entry<String, String> label : labels.entrySet()) {
      if (!KEY.matcher(label.getKey()).matches() || label.getKey().equals(WRITE_ID)) {
        throw new IllegalArgumentException(
            "a label's key is lower-case letters and digits, not " + label.getKey());
      }
      String value =
          label.getValue().isEmpty() ? EMPTY : URLEncoder.encode(label.getValue(), UTF_8);
      metadata.put(label.getKey(), value);
      bytes += label.getKey().length() + value.length();
    }
    if (bytes > MOST_BYTES) {
      throw new IllegalArgumentException("labels are longer than 8 KiB together");
    }
    return metadata;
  }

  static Map<String, String> fromMetadata(Map<String, String> metadata) {
    Map<String, String> labels = new HashMap<>();
    metadata.forEach(
        (key, value) -> {
          if (KEY.matcher(key).matches() && !key.equals(WRITE_ID)) {
            labels.put(key, value.equals(EMPTY) ? "" : URLDecoder.decode(value, UTF_8));
          }
        });
    return labels;
  }
}
