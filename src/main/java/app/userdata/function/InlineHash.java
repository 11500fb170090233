package app.userdata.function;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * How a page's policy names the one style or script that may stand in it.
 *
 * @see <a href="https://www.w3.org/TR/CSP3/#grammardef-hash-source">Content Security Policy 3,
 *     hash-source</a>
 */
final class InlineHash {
  private InlineHash() {}

  /** The source expression, with its quotes. */
  static String of(String content) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
