package app.userdata.category;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a deletion will do to one project.
 *
 * @param phases what goes, by phase
 * @param takenAlong what goes with an iteration, a tag or the project
 * @param left what is in the scope and stays, with its outcome
 */
public record ProjectPlan(
    Map<Phase, List<PlanEntry>> phases, List<PlanEntry> takenAlong, List<PlanEntry> left) {
  private static final int LISTED = 1000;

  public ProjectPlan {
    phases = Collections.unmodifiableMap(new EnumMap<>(phases));
    takenAlong = List.copyOf(takenAlong);
    left = List.copyOf(left);
  }

  /** The plan in pieces of {@link Phase#piece} items, under the names of their places. */
  public Map<String, PlanChunk> chunks(UUID project) {
    Map<String, PlanChunk> chunks = new LinkedHashMap<>();
    phases.forEach((phase, entries) -> split(project, phase.id(), entries, phase.piece(), chunks));
    split(project, PlanChunk.TAKEN_ALONG, takenAlong, LISTED, chunks);
    split(project, PlanChunk.LEFT, left, LISTED, chunks);
    return chunks;
  }

  /** How many items a person who reads it should count, side effects included. */
  public long weight() {
    List<PlanEntry> all = new ArrayList<>(takenAlong);
    phases.values().forEach(all::addAll);
    return all.stream().mapToLong(PlanEntry::weight).sum();
  }

  private static void split(
      UUID project,
      String section,
      List<PlanEntry> entries,
      int most,
      Map<String, PlanChunk> chunks) {
    for (int from = 0; from < entries.size(); from += most) {
      List<PlanEntry> some = entries.subList(from, Math.min(entries.size(), from + most));
      chunks.put(
          String.format("%s/%06d", section, from / most), new PlanChunk(section, project, some));
    }
  }
}
