package app.userdata.report;

import java.util.List;
import java.util.Map;

/**
 * What the report of a deletion tells: ids and counts, and no name that a user typed.
 *
 * @param state how far it came
 * @param headline one sentence on that
 * @param facts what identifies it, label by label
 * @param phases the phases of the plan, in their order
 * @param rows a line for each category
 * @param looks how it was looked again
 * @param kept what was not deleted, and why
 * @param residuals what a person has to do
 * @param proof hashes and who signed, label by label; empty where there is no evidence
 * @param notes sentences on what was found
 * @param limits sentences on what cannot be known
 * @param events the job's events, in order
 */
public record DeletionSummary(
    State state,
    String headline,
    Map<String, String> facts,
    List<String> phases,
    List<Row> rows,
    List<Look> looks,
    List<Group> kept,
    List<Left> residuals,
    Map<String, String> proof,
    List<String> notes,
    List<String> limits,
    List<Event> events) {
  public DeletionSummary {
    phases = List.copyOf(phases);
    rows = List.copyOf(rows);
    looks = List.copyOf(looks);
    kept = List.copyOf(kept);
    residuals = List.copyOf(residuals);
    notes = List.copyOf(notes);
    limits = List.copyOf(limits);
    events = List.copyOf(events);
  }

  /** What a reader has to know first. */
  public enum State {
    /** Nothing is deleted; somebody has to confirm the plan. */
    WAITING,
    /** It ended, and everything planned is gone. */
    DELETED,
    /** It ended otherwise. */
    INCOMPLETE
  }

  /**
   * Counts of one category.
   *
   * @param outcomes how many items by outcome, those with none left out
   */
  public record Row(String category, long planned, Map<String, Long> outcomes) {}

  /** How it was looked again whether the items of a category are gone. */
  public record Look(
      String category, String method, String operations, String when, int passes, String result) {}

  /** User data that no operation deletes. */
  public record Left(String what, String whatToDo, String where) {}

  /** A change of the job's status. */
  public record Event(String at, String status, String by, String hash) {}
}
