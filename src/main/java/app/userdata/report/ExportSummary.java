package app.userdata.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the report of an export tells of all of it.
 *
 * @param facts what identifies it, label by label
 * @param started ISO 8601 in seconds
 * @param subject whether it was narrowed to what belongs to one person
 * @param rows a line for each category
 * @param skipped why items had nothing to export
 * @param failures what could not be exported and why; at most {@link #MOST_GROUPS}
 * @param failed how many items could not be exported
 * @param notes sentences on what was found
 * @param files of the payload
 * @param redactions values that were redacted whole
 * @param changes how often it was seen that the service changed meanwhile
 */
public record ExportSummary(
    Map<String, String> facts,
    String endpoint,
    String started,
    boolean subject,
    List<Row> rows,
    List<Group> skipped,
    List<Group> failures,
    long failed,
    List<String> notes,
    long files,
    long bytes,
    long redactions,
    long changes) {
  /** So many reasons are listed. */
  public static final int MOST_GROUPS = 200;

  public ExportSummary {
    rows = List.copyOf(rows);
    skipped = List.copyOf(skipped);
    failures = List.copyOf(failures);
    notes = List.copyOf(notes);
  }

  /** Counts of one category. */
  public record Row(
      String category, long planned, long exported, long skipped, long failed, long bytes) {}

  /**
   * One project of the export.
   *
   * @param portrait none if it could not be made
   * @param counts further facts, label by label
   * @param failures what could not be exported of it
   */
  public record Project(
      String id, Optional<Portrait> portrait, Map<String, String> counts, List<Group> failures) {
    public Project {
      failures = List.copyOf(failures);
    }
  }

  /** How many items of a category are in the archive; none if it was not asked for. */
  Optional<Long> exported(String category) {
    return rows.stream()
        .filter(row -> row.category().equals(category))
        .map(Row::exported)
        .findFirst();
  }
}
