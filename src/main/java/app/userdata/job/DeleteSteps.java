package app.userdata.job;

import app.userdata.category.DataCategories;
import app.userdata.category.Deleted;
import app.userdata.category.Deletion;
import app.userdata.category.IterationDeletion;
import app.userdata.category.Phase;
import app.userdata.category.PlanEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The steps that delete, and the only place from which anything is deleted. A message carries no
 * authority: what goes is what the sealed and confirmed plan has in the piece that it names. Once
 * the job is being canceled nothing goes any more.
 */
final class DeleteSteps {
  StoredResult run(Deleting deleting, Work work) {
    Job job = deleting.job();
    boolean carriedOut = job.status() == JobStatus.RUNNING || job.status() == JobStatus.CANCELING;
    if (job.confirmation() == null || !carriedOut) {
      throw new IllegalStateException("nothing is deleted unless its plan is confirmed");
    }
    Phase phase = Deleting.phase(work);
    Map<String, Deleted.Known> left = left(deleting, work);
    List<PlanEntry> entries =
        Batches.entries(deleting, work).stream()
            .filter(entry -> !left.containsKey(entry.id()))
            .toList();
    Map<String, Deleted.Known> known =
        new HashMap<>(
            entries.isEmpty() ? Map.of() : delete(deleting, work, phase, entries).known());
    if (Batches.repeated(work)) {
      // An earlier pass tried them.
      known.values().removeIf(Deleted.UNTRIED::equals);
    }
    Map<String, String> data =
        known.isEmpty()
            ? Map.of()
            : Map.of(
                PhaseSteps.KNOWN,
                deleting.parts().write(work.path() + "/known", Json.bytes(known)));
    return StoredResult.naming(List.of(), null, data, deleting.now());
  }

  private static Deleted delete(
      Deleting deleting, Work work, Phase phase, List<PlanEntry> entries) {
    Deletion deletion =
        new Deletion(
            deleting.deleter(),
            Deleting.project(work),
            entries,
            deleting.scope(),
            deleting.cancellation());
    if (deleting.cancellation().requested()) {
      return Deleted.untried(deletion);
    }
    return phase == Phase.UNPUBLISH
        ? IterationDeletion.unpublish(deletion)
        : DataCategories.of(PhaseSteps.owner(deleting.job(), phase)).delete(deletion);
  }

  /** What the step above found that it must not go. */
  private static Map<String, Deleted.Known> left(Deleting deleting, Work work) {
    String above = Batches.namedBy(work.path());
    return Optional.ofNullable(deleting.book().get(above).dataOf().get(PhaseSteps.KNOWN))
        .map(part -> Json.known(deleting.parts().bytes(part)))
        .orElse(Map.of());
  }
}
