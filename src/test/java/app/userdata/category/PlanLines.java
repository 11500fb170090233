package app.userdata.category;

import java.util.List;
import java.util.UUID;

/** Entries of a plan as short lines: category, number, and what else they say. */
final class PlanLines {
  private PlanLines() {}

  static List<String> going(ProjectPlan plan, Phase phase) {
    return lines(plan.phases().getOrDefault(phase, List.of()));
  }

  static List<String> lines(List<PlanEntry> entries) {
    return entries.stream().map(PlanLines::line).toList();
  }

  private static String line(PlanEntry entry) {
    String iteration = entry.iterationId();
    Outcome outcome = entry.outcome();
    Long count = entry.count();
    return entry.category()
        + " "
        + number(entry.id())
        + (iteration == null ? "" : " in " + number(iteration))
        + (outcome == null ? "" : " " + outcome.id())
        + (count == null ? "" : " x" + count);
  }

  private static String number(String id) {
    return id.matches("[0-9a-f]{8}-.*")
        ? String.valueOf(UUID.fromString(id).getLeastSignificantBits())
        : id;
  }
}
