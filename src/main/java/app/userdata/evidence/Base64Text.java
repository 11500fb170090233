package app.userdata.evidence;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Base64 (RFC 4648, section 4) in its one right spelling, and PEM around it (RFC 7468). */
final class Base64Text {
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*)-----END \\1-----", Pattern.DOTALL);

  private Base64Text() {}

  static String encode(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /**
   * Refuses spellings that mean the same bytes but are not what {@link #encode} writes, so that no
   * character of a document can be changed unseen.
   *
   * @throws IllegalArgumentException without any of the text
   */
  @SuppressWarnings("UnusedException") // its message quotes the text, which may be a key
  static byte[] decode(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      if (encode(bytes).equals(text)) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("This is not Base64.");
    }
    throw new IllegalArgumentException("This is not Base64.");
  }

  /**
   * The bytes of a PEM text with that label, or of bare Base64. Line ends may be missing, or be
   * written as backslash and n, as settings often hold them.
   *
   * @throws IllegalArgumentException without any of the text
   */
  static byte[] unwrap(String text, String label) {
    String stripped = text.replace("\\n", "\n").replace("\\r", "").strip();
    Matcher pem = PEM.matcher(stripped);
    if (pem.matches()) {
      if (!pem.group(1).equals(label)) {
        throw new IllegalArgumentException("This PEM text is no " + label + ".");
      }
      stripped = pem.group(2);
    }
    return decode(stripped.replaceAll("\\s", ""));
  }
}
