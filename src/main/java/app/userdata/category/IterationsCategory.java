package app.userdata.category;

import app.userdata.customvision.Iteration;
import java.util.List;

/** The list of iterations: GetIterations | DeleteIteration. */
final class IterationsCategory implements DataCategory {
  @Override
  public CategoryId id() {
    return CategoryId.ITERATIONS;
  }

  @Override
  public Capability capability() {
    return Capability.of(true, List.of("GetIterations"), IterationDeletion.OPERATIONS);
  }

  @Override
  public StepResult export(Step step, ExportContext context) {
    return step.kind().equals("open") ? PerProject.open(step, context) : list(step, context);
  }

  @Override
  public Deleted delete(Deletion deletion) {
    return IterationDeletion.run(deletion);
  }

  private static StepResult list(Step step, ExportContext context) {
    List<Iteration> iterations = context.service().getIterations(step.project());
    StepResult.Draft draft = StepResult.draft().count(Tally.planned(iterations.size()));
    draft.entry(
        Documents.write(
            context.archive(),
            Paths.project(step.project()).resolve("iterations.json"),
            iterations.stream().map(Iteration::json).toList()));
    for (Iteration iteration : iterations) {
      draft.item(Item.exported(step, iteration.id().toString(), iteration.json().text().length()));
    }
    return draft.result();
  }
}
