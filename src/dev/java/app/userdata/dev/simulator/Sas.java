package app.userdata.dev.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs links that read one blob until a time, and checks them. */
final class Sas {
  private static final String VERSION = "2019-12-12";
  private final SecretKeySpec key;
  private final Clock clock;

  Sas(byte[] key, Clock clock) {
    this.key = new SecretKeySpec(key, "HmacSHA256");
    this.clock = clock;
  }

  /** The query that opens this path, good for so long from now. */
  String query(String path, Duration lifetime) {
    String expiry = Json.seconds(clock.instant().plus(lifetime));
    return "sv=%s&se=%s&sr=b&sp=r&sig=%s"
        .formatted(VERSION, encode(expiry), encode(signature(path, expiry)));
  }

  boolean opens(String path, Map<String, String> query) {
    String expiry = query.getOrDefault("se", "");
    boolean whole =
        query.getOrDefault("sv", "").equals(VERSION)
            && query.getOrDefault("sr", "").equals("b")
            && query.getOrDefault("sp", "").equals("r");
    byte[] given = query.getOrDefault("sig", "").getBytes(UTF_8);
    return whole
        && MessageDigest.isEqual(given, signature(path, expiry).getBytes(UTF_8))
        && isAhead(expiry);
  }

  private boolean isAhead(String expiry) {
    try {
      return clock.instant().isBefore(Instant.parse(expiry));
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private String signature(String path, String expiry) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      byte[] text = String.join("\n", path, expiry, "b", "r", VERSION).getBytes(UTF_8);
      return Base64.getEncoder().encodeToString(mac.doFinal(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA256 is missing in this Java runtime", e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
