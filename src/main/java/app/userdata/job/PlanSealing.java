package app.userdata.job;

import app.userdata.category.CategoryId;
import app.userdata.category.Item;
import app.userdata.category.Outcome;
import app.userdata.category.Phase;
import app.userdata.category.Tally;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Seals a plan: one hash over all its pieces, unless a listing has a gap. */
final class PlanSealing {
  static final String SEAL = "seal";

  /** The path of the step that seals. */
  static final String PATH = PlanSteps.PLAN + "/" + SEAL;

  /** The data of the sealing step: the plan, or why there is none. */
  static final String SEALED = "sealed";

  static final String GAP = "gap";

  /** Seals the plan, unless a part of it is missing. */
  StoredResult seal(Deleting deleting) {
    Job job = deleting.job();
    Optional<String> gap = gap(deleting);
    if (gap.isPresent()) {
      return StoredResult.naming(List.of(), null, Map.of(GAP, gap.get()), deleting.now());
    }
    StringBuilder lines = new StringBuilder();
    Map<String, Tally> totals = new TreeMap<>(counted(deleting.book().get(PlanSteps.PLAN)));
    Set<Phase> phases = EnumSet.noneOf(Phase.class);
    Map<String, Long> hits = new LinkedHashMap<>();
    long weight = 0;
    for (String project : open(deleting)) {
      StoredResult composed = deleting.book().get(PlanSteps.composed(project));
      deleting.plan().lines(project).forEach(line -> lines.append(line).append('\n'));
      counted(composed).forEach((category, tally) -> totals.merge(category, tally, Tally::plus));
      Json.numbers(composed.dataOf().getOrDefault(PlanSteps.HITS, "{}"))
          .forEach((selector, number) -> hits.merge(selector, number, Long::sum));
      weight += Long.parseLong(composed.dataOf().getOrDefault(PlanSteps.WEIGHT, "0"));
      for (String phase : composed.dataOf().getOrDefault(PlanSteps.PHASES, "").split(",")) {
        if (!phase.isEmpty()) {
          phases.add(Phase.of(phase.substring(0, phase.indexOf('='))));
        }
      }
    }
    List<Item> account = new ArrayList<>();
    if (job.categories().contains(CategoryId.ACCOUNT_INFO)) {
      account.add(
          new Item(
              CategoryId.ACCOUNT_INFO,
              null,
              null,
              "account",
              Outcome.RESIDUAL,
              "it goes with the resource, in the Azure portal",
              null));
      totals.merge(
          CategoryId.ACCOUNT_INFO.id(), Tally.planned(1).plus(Tally.of(account)), Tally::plus);
    }
    lines.append(PlanBook.line(deleting.parts(), "plan/scope", Json.bytes(PlanScope.of(job))));
    PlanSeal seal =
        new PlanSeal(
            "sha256:" + Hashes.sha256(lines.toString()),
            job.attempt(),
            deleting.now(),
            weight,
            phases.stream().map(Phase::id).toList(),
            totals,
            hits);
    return new StoredResult(
        Tally.of(account),
        account,
        null,
        null,
        null,
        null,
        Map.of(SEALED, Json.text(seal)),
        NoMatch.notes(seal.misses(), true),
        deleting.now());
  }

  /** What the hash of a plan covers beside its items: it holds for no other resource. */
  private record PlanScope(
      String jobId,
      String endpoint,
      String apiVersion,
      List<String> categories,
      List<String> projects) {
    static PlanScope of(Job job) {
      return new PlanScope(
          job.id(),
          job.origin().endpoint(),
          job.origin().apiVersion(),
          job.request().categories(),
          job.projects());
    }
  }

  /** The first project whose part of the plan is missing or has gaps, and why. */
  private static Optional<String> gap(Deleting deleting) {
    StoredResult root = deleting.book().get(PlanSteps.PLAN);
    if (root.isFailed()) {
      return Optional.of(String.valueOf(root.dataOf().get(StoredResult.FAILED)));
    }
    for (String project : open(deleting)) {
      Optional<StoredResult> composed = deleting.book().find(PlanSteps.composed(project));
      if (composed.isEmpty() || !composed.get().dataOf().containsKey(PlanBook.FRAGMENT)) {
        return Optional.of("a listing of project " + project + " could not be completed");
      }
    }
    return Optional.empty();
  }

  private static List<String> open(Deleting deleting) {
    return deleting.book().get(PlanSteps.PLAN).childrenOf().stream()
        .map(Work::segment)
        .sorted()
        .toList();
  }

  private static Map<String, Tally> counted(StoredResult result) {
    Map<String, Tally> totals = new TreeMap<>();
    Json.tallies(result.dataOf().getOrDefault(PlanSteps.PLANNED, "{}")).forEach(totals::put);
    return totals;
  }
}
