package app.userdata.customvision;

import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The rules by which secrets leave exported JSON: what a value looks like, and what it is called.
 */
final class Redaction {
  static final String REDACTED = "[redacted]";
  static final Redaction NONE = new Redaction(Set.of(), false);

  private static final List<String> WEB = List.of("https://", "http://");

  private static final Pattern SIGNATURE =
      Pattern.compile(
          "(?i)(?:\\b|%26|%3f)(?:sig|signature|accountkey|sharedaccesskey|sharedaccesssignature)"
              + "\\s*(?:=|%3d)");

  /** Objects of the v1.x account whose every value is a live key. */
  private static final Set<String> KEY_HOLDERS = Set.of("keys", "trainingkeys", "predictionkeys");

  private static final Set<String> KEYS =
      Set.of("primarykey", "secondarykey", "trainingkey", "predictionkey");

  private final Set<String> secrets;
  private final boolean active;

  Redaction(Set<String> secrets) {
    this(secrets, true);
  }

  private Redaction(Set<String> secrets, boolean active) {
    this.secrets = Set.copyOf(secrets);
    this.active = active;
  }

  /** What may be shown of a text value that lies under these member names. */
  String value(Deque<String> path, String field, String text) {
    if (!active) {
      return text;
    }
    if (hides(path, field) || secrets.stream().anyMatch(text::contains)) {
      return REDACTED;
    }
    String kept = text.contains("://") ? withoutQuery(text) : text;
    return mayBeSigned(kept) && SIGNATURE.matcher(kept).find() ? REDACTED : kept;
  }

  /** An address as far as its path; user information, query and fragment are dropped. */
  private static String withoutQuery(String text) {
    for (String scheme : WEB) {
      if (text.regionMatches(true, 0, scheme, 0, scheme.length())) {
        int begin = scheme.length();
        int path = firstOf("/?#", text, begin);
        int host = text.lastIndexOf('@', path - 1);
        int end = firstOf("?#", text, path);
        return text.substring(0, begin) + text.substring(Math.max(begin, host + 1), end);
      }
    }
    return text;
  }

  private static int firstOf(String marks, String text, int from) {
    int at = from;
    while (at < text.length() && marks.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  /** Whether there is any equals sign: most texts have none, and there are many. */
  private static boolean mayBeSigned(String text) {
    return text.indexOf('=') >= 0 || text.indexOf('%') >= 0;
  }

  /** Whether a scalar in this place is secret by its name alone. */
  boolean hides(Deque<String> path, String field) {
    if (!active || path.contains("metadata")) {
      // Metadata is named by the user: a pair called "token" or "keys" is data to hand over.
      return false;
    }
    boolean projectExport = path.size() == 1 && field.equals("token");
    if (projectExport || named(KEYS, field) || named(KEY_HOLDERS, field)) {
      return true;
    }
    for (String name : path) {
      if (named(KEY_HOLDERS, name)) {
        return true;
      }
    }
    return false;
  }

  /** Every name in the sets ends in key or keys; of others no lower-case copy is made. */
  private static boolean named(Set<String> names, String name) {
    int length = name.length();
    boolean keyed =
        name.regionMatches(true, length - 3, "key", 0, 3)
            || name.regionMatches(true, length - 4, "keys", 0, 4);
    return keyed && names.contains(name.toLowerCase(Locale.ROOT));
  }
}
