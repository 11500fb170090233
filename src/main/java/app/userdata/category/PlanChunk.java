package app.userdata.category;

import java.util.List;
import java.util.UUID;

/**
 * A piece of a plan, written once: what some steps delete, or a list of what goes along or is left.
 *
 * @param section a phase, or {@link #TAKEN_ALONG} or {@link #LEFT}
 */
public record PlanChunk(String section, UUID project, List<PlanEntry> entries) {
  /** What goes with an iteration or a project without being deleted by itself. */
  public static final String TAKEN_ALONG = "taken-along";

  /** What is in the scope of the deletion and stays. */
  public static final String LEFT = "left";

  public PlanChunk {
    entries = List.copyOf(entries);
  }

  /** The entries that one step deletes, from a position on. */
  public List<PlanEntry> batch(int from) {
    int end = Math.min(entries.size(), from + Phase.of(section).batch());
    return entries.subList(Math.min(from, end), end);
  }
}
