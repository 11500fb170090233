package app.userdata.function;

import com.microsoft.azure.functions.HttpRequestMessage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Tells one content of a reply from another, so that a caller who has it is not sent it again (RFC
 * 9110, section 8.8.3).
 *
 * @param text with its quotes, as it stands in the header
 */
record EntityTag(String text) {

  static EntityTag of(String content) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return new EntityTag('"' + HexFormat.of().formatHex(hash, 0, 16) + '"');
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Whether the caller has this content. */
  boolean knownTo(HttpRequestMessage<?> request) {
    return HttpRequests.header(request, "if-none-match").filter(text::equals).isPresent();
  }
}
