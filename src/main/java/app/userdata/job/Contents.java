package app.userdata.job;

import app.userdata.archive.ArchiveEntry;
import java.util.HashMap;
import java.util.Map;

/**
 * What an archive's description counts.
 *
 * @param redactions values that were redacted whole
 * @param changes how often a step saw that the service changed meanwhile
 */
record Contents(long files, long bytes, long redactions, long changes) {
  private static final String FILES = "files";
  private static final String BYTES = "bytes";
  private static final String REDACTIONS = "redactions";
  private static final String CHANGES = "changes";

  static final Contents NOTHING = new Contents(0, 0, 0, 0);

  /** With one more file. */
  Contents plus(ArchiveEntry entry) {
    return new Contents(files + 1, bytes + entry.bytes(), redactions + entry.redactions(), changes);
  }

  Contents withChanges(long count) {
    return new Contents(files, bytes, redactions, count);
  }

  /** The counts that a step left as its data. */
  static Contents in(Map<String, String> data) {
    return new Contents(
        number(data, FILES), number(data, BYTES), number(data, REDACTIONS), number(data, CHANGES));
  }

  Contents plus(Contents other) {
    return new Contents(
        files + other.files,
        bytes + other.bytes,
        redactions + other.redactions,
        changes + other.changes);
  }

  /** Adds the counts to a step's data. */
  Map<String, String> with(Map<String, String> data) {
    Map<String, String> all = new HashMap<>(data);
    all.put(FILES, String.valueOf(files));
    all.put(BYTES, String.valueOf(bytes));
    all.put(REDACTIONS, String.valueOf(redactions));
    all.put(CHANGES, String.valueOf(changes));
    return all;
  }

  private static long number(Map<String, String> data, String name) {
    return Long.parseLong(data.getOrDefault(name, "0"));
  }
}
