package app.userdata.category;

import app.userdata.archive.ArchiveEntry;
import java.util.List;

/** Iteration details: GetIteration | DeleteIteration. */
final class IterationDetailsCategory implements DataCategory {
  @Override
  public CategoryId id() {
    return CategoryId.ITERATION_DETAILS;
  }

  @Override
  public Capability capability() {
    return Capability.of(true, List.of("GetIteration"), IterationDeletion.OPERATIONS);
  }

  @Override
  public StepResult export(Step step, ExportContext context) {
    return switch (step.kind()) {
      case "open" -> PerProject.open(step, context);
      case "project" -> PerProject.iterations(step, context, iteration -> true, "").result();
      default -> iteration(step, context);
    };
  }

  @Override
  public Deleted delete(Deletion deletion) {
    return IterationDeletion.run(deletion);
  }

  private static StepResult iteration(Step step, ExportContext context) {
    ArchiveEntry entry =
        Documents.write(
            context.archive(),
            Paths.iteration(step.project(), step.iteration()).resolve("iteration.json"),
            context.service().getIteration(step.project(), step.iteration()).json());
    return StepResult.draft()
        .entry(entry)
        .item(Item.exported(step, step.iteration().toString(), entry.bytes()))
        .result();
  }
}
