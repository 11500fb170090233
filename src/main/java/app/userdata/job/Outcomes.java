package app.userdata.job;

import app.userdata.category.Phase;
import app.userdata.category.Tally;
import java.util.Map;
import java.util.TreeMap;

/**
 * The counts of a deletion by category: what its plan counted, and what became of it in each phase.
 */
record Outcomes(Map<String, Tally> totals) {

  static Outcomes of(Job job, ResultBook book) {
    Map<String, Tally> totals = new TreeMap<>();
    job.request().categories().forEach(category -> totals.put(category, Tally.NONE));
    PlanSeal plan = job.plan();
    if (plan != null) {
      plan.totals().forEach((category, tally) -> totals.merge(category, tally, Tally::plus));
      for (String phase : plan.phases()) {
        add(book, phase, totals);
        if (phase.equals(Phase.ITERATIONS.id())) {
          add(book, phase + "/" + PhaseSteps.SHARED, totals);
        }
      }
    }
    return new Outcomes(totals);
  }

  private static void add(ResultBook book, String node, Map<String, Tally> totals) {
    book.members(node)
        .forEach(
            (category, member) ->
                totals.computeIfPresent(category, (id, sum) -> sum.plus(member.tally())));
  }

  /** How a deletion ended. */
  JobStatus status(boolean verified) {
    Tally all = totals.values().stream().reduce(Tally.NONE, Tally::plus);
    if (all.failed() > 0 && all.done() == 0) {
      return JobStatus.FAILED;
    }
    return all.failed() == 0 && verified ? JobStatus.SUCCEEDED : JobStatus.PARTIALLY_SUCCEEDED;
  }
}
