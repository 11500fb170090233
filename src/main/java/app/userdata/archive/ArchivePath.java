package app.userdata.archive;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A file's place in an archive, relative to the bag's own folder. Made from ids only, never from
 * names that users typed, so a redone step overwrites and never adds.
 */
public record ArchivePath(@JsonValue String value) implements Comparable<ArchivePath> {
  private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ArchivePath {
    if (!ALLOWED.matcher(value).matches() || value.contains("..")) {
      throw new IllegalArgumentException("not a path of an archive: " + value);
    }
  }

  /** A path inside this one. */
  public ArchivePath resolve(String child) {
    return new ArchivePath(value + "/" + child);
  }

  @Override
  public int compareTo(ArchivePath other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
