package app.userdata.category;

import app.userdata.customvision.Iteration;
import java.util.List;
import java.util.function.Predicate;

/** How most categories begin: a step for each project and, below it, one for each iteration. */
final class PerProject {
  private PerProject() {}

  /** One step for each project in scope. */
  static StepResult open(Step step, ExportContext context) {
    StepResult.Draft draft = StepResult.draft();
    context.scope().projects().forEach(project -> draft.child(step.forProject(project)));
    return draft.result();
  }

  /**
   * One step for each iteration that is wanted; the others become skipped items with that reason.
   */
  static StepResult.Draft iterations(
      Step step, ExportContext context, Predicate<Iteration> wanted, String whySkipped) {
    List<Iteration> iterations = context.service().getIterations(step.project());
    StepResult.Draft draft = StepResult.draft().count(Tally.planned(iterations.size()));
    for (Iteration iteration : iterations) {
      if (wanted.test(iteration)) {
        draft.child(step.forIteration(iteration.id(), "iteration"));
      } else {
        draft.item(Item.skipped(step, iteration.id().toString(), whySkipped));
      }
    }
    return draft;
  }
}
