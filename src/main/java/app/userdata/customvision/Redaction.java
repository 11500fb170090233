package app.userdata.customvision;

import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rules by which secrets leave exported JSON: what a value looks like, and what it is called.
 */
final class Redaction {
  static final String REDACTED = "[redacted]";
  static final Redaction NONE = new Redaction(Set.of(), false);

  /** Everything up to the path; user information, query and fragment are what is dropped. */
  private static final Pattern ADDRESS =
      Pattern.compile("(?is)(https?://)(?:[^/?#@]*@)*([^/?#]*)([^?#]*)([?#].*)?");

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

  private static String withoutQuery(String text) {
    Matcher address = ADDRESS.matcher(text);
    return address.matches() ? address.group(1) + address.group(2) + address.group(3) : text;
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
