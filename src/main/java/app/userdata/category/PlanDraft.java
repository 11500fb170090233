package app.userdata.category;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The plan of one project while it is made: what goes, what goes along, what is left. */
final class PlanDraft {
  private final Map<Phase, List<PlanEntry>> phases = new EnumMap<>(Phase.class);
  private final List<PlanEntry> along = new PlanEntries();
  private final List<PlanEntry> left = new PlanEntries();
  private boolean somethingStays;

  void goes(Phase phase, PlanEntry entry) {
    phases.computeIfAbsent(phase, any -> new PlanEntries()).add(entry);
  }

  /** It goes if an export holds it where only that may go; returns whether it does. */
  boolean goesIf(boolean exported, Phase phase, PlanEntry entry) {
    if (exported) {
      goes(phase, entry);
    } else {
      stays(entry, Outcome.NOT_EXPORTED, ExportGate.MISSING);
    }
    return exported;
  }

  void goesAlong(List<PlanEntry> entries) {
    along.addAll(entries);
  }

  /** It has to stay, and so does the project that it is in. */
  void stays(PlanEntry entry, Outcome outcome, String why) {
    left.add(entry.left(outcome, why));
    somethingStays = true;
  }

  /** No operation deletes it; that keeps nothing else. */
  void residual(PlanEntry entry, String why) {
    left.add(entry.left(Outcome.RESIDUAL, why));
  }

  boolean somethingStays() {
    return somethingStays;
  }

  boolean has(Phase phase) {
    return phases.containsKey(phase);
  }

  /** The ids that go in a phase. */
  IdIndex going(Phase phase) {
    return IdIndex.of(phases.getOrDefault(phase, List.of()).stream().map(PlanEntry::uuid).toList());
  }

  /** The ids that go so far, by themselves or along with something. */
  IdIndex named(CategoryId category) {
    return IdIndex.of(
        Stream.concat(phases.values().stream().flatMap(List::stream), along.stream())
            .filter(entry -> entry.category() == category)
            .map(PlanEntry::uuid)
            .toList());
  }

  ProjectPlan plan() {
    return new ProjectPlan(phases, along, left);
  }
}
