package app.userdata.customvision;

import java.util.Deque;
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
    Matcher address = ADDRESS.matcher(text);
    String kept = address.matches() ? address.group(1) + address.group(2) + address.group(3) : text;
    return SIGNATURE.matcher(kept).find() ? REDACTED : kept;
  }

  /** Whether a scalar in this place is secret by its name alone. */
  boolean hides(Deque<String> path, String field) {
    if (!active || path.contains("metadata")) {
      // Metadata is named by the user: a pair called "token" or "keys" is data to hand over.
      return false;
    }
    boolean projectExport = path.size() == 1 && field.equals("token");
    return projectExport
        || KEYS.contains(lower(field))
        || KEY_HOLDERS.contains(lower(field))
        || path.stream().anyMatch(name -> KEY_HOLDERS.contains(lower(name)));
  }

  private static String lower(String name) {
    return name.toLowerCase(java.util.Locale.ROOT);
  }
}
