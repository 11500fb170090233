package app.userdata.storage;

import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.queue.QueueServiceClientBuilder;
import java.net.URI;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Checks a connection string before first use, without ever repeating what it says. */
final class ConnectionText {
  private static final String WANTED =
      "DataStorage is not a storage connection string; copy it from the storage account's access"
          + " keys, or use UseDevelopmentStorage=true for Azurite.";

  private ConnectionText() {}

  static void check(String text) {
    Map<String, String> parts = parts(text);
    requireReadableKey(parts);
    requireEncryption(parts);
    try {
      // The SDK parses when told the string; its own message could hold a piece of it.
      new BlobServiceClientBuilder().connectionString(text);
      new QueueServiceClientBuilder().connectionString(text);
    } catch (RuntimeException unreadable) {
      throw malformed();
    }
  }

  static boolean hasKey(String text) {
    Map<String, String> parts = parts(text);
    return parts.containsKey("accountkey")
        || "true".equalsIgnoreCase(parts.get("usedevelopmentstorage"));
  }

  private static void requireReadableKey(Map<String, String> parts) {
    try {
      Base64.getDecoder().decode(parts.getOrDefault("accountkey", ""));
    } catch (IllegalArgumentException unreadable) {
      throw malformed();
    }
  }

  private static void requireEncryption(Map<String, String> parts) {
    boolean explicit = parts.containsKey("blobendpoint") && parts.containsKey("queueendpoint");
    boolean plain = !explicit && "http".equalsIgnoreCase(parts.get("defaultendpointsprotocol"));
    if (plain
        || unencrypted(parts.getOrDefault("blobendpoint", ""))
        || unencrypted(parts.getOrDefault("queueendpoint", ""))) {
      throw new IllegalArgumentException(
          "DataStorage must use https; plain http is allowed for 127.0.0.1 and localhost only.");
    }
  }

  private static boolean unencrypted(String endpoint) {
    try {
      URI uri = URI.create(endpoint);
      return "http".equalsIgnoreCase(uri.getScheme()) && !Loopback.isLoopback(uri);
    } catch (IllegalArgumentException unreadable) {
      throw malformed();
    }
  }

  private static Map<String, String> parts(String text) {
    Map<String, String> parts = new TreeMap<>();
    for (String part : text.strip().split(";", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        String name = part.substring(0, equals).strip().toLowerCase(Locale.ROOT);
        parts.put(name, part.substring(equals + 1).strip());
      } else if (!part.isBlank()) {
        throw malformed();
      }
    }
    return parts;
  }

  private static IllegalArgumentException malformed() {
    return new IllegalArgumentException(WANTED);
  }
}
