package app.userdata.evidence;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a certificate may hold: ids, counts, hashes, and sentences of our own. Every method returns
 * the value, or throws {@link IllegalArgumentException} with a sentence that names the member and
 * never the value.
 */
final class Values {
  /** The largest whole number that every JSON reader keeps (RFC 7493, section 2.2). */
  static final long MOST = (1L << 53) - 1;

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern PREFIXED_SHA256 = Pattern.compile("sha256:[0-9a-f]{64}");
  private static final Pattern GUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._:/@+-]{1,300}");
  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,63}");
  private static final Pattern SENTENCE =
      Pattern.compile("[^\\u0000-\\u001f\\u007f-\\u009f]{1,1000}");
  private static final Pattern PART =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}(/[A-Za-z0-9][A-Za-z0-9._-]{0,99}){0,5}");
  private static final Pattern ENDPOINT = Pattern.compile("https?://[A-Za-z0-9.:\\[\\]-]{1,255}");

  private Values() {}

  static String sha256(String member, String value) {
    return matching(SHA256, member, value, "64 lower-case hexadecimal digits");
  }

  static String prefixedSha256(String member, String value) {
    return matching(PREFIXED_SHA256, member, value, "sha256: and 64 lower-case hexadecimal digits");
  }

  /** An id of a project or iteration, which cannot be mistaken for a name. */
  static String guid(String member, String value) {
    return matching(GUID, member, value, "a GUID");
  }

  /** An id, number, time or hash: no white space, ASCII only. */
  static String token(String member, String value) {
    return matching(TOKEN, member, value, "1 to 300 of the characters A-Z a-z 0-9 . _ : / @ + -");
  }

  /** An id that we chose, such as that of a category or status, or the name of an operation. */
  static String word(String member, String value) {
    return matching(WORD, member, value, "a letter, then up to 63 letters, digits and hyphens");
  }

  /** One line for people. */
  static String sentence(String member, String value) {
    return matching(SENTENCE, member, value, "1 to 1000 characters without control characters");
  }

  /** A relative file name that stays below the folder it is looked up in. */
  static String part(String member, String value) {
    return matching(PART, member, value, "a relative file name of letters, digits, . _ - and /");
  }

  static String endpoint(String member, String value) {
    return matching(ENDPOINT, member, value, "an address that ends after the host name");
  }

  static long count(String member, long value) {
    if (value < 0 || value > MOST) {
      throw new IllegalArgumentException(member + " must be a count from 0 to 2^53 - 1.");
    }
    return value;
  }

  static int positive(String member, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(member + " must be 1 or more.");
    }
    return value;
  }

  /** For members that a document may lack although their type says otherwise. */
  static <T> T present(String member, @Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException(member + " is missing.");
    }
    return value;
  }

  private static String matching(
      Pattern pattern, String member, @Nullable String value, String what) {
    if (value == null || !pattern.matcher(value).matches()) {
      throw new IllegalArgumentException(member + " must be " + what + ".");
    }
    return value;
  }
}
