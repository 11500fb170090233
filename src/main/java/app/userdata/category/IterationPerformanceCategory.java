package app.userdata.category;

import app.userdata.archive.ArchiveEntry;
import app.userdata.customvision.ImagePerformance;
import app.userdata.customvision.Iteration;
import app.userdata.customvision.RawJson;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Iteration performance, at several thresholds, and per image: GetIterationPerformance,
 * GetImagePerformances | DeleteIteration.
 */
final class IterationPerformanceCategory implements DataCategory {
  private static final int THRESHOLDS = 9;

  private final PagedListing<ImagePerformance, ExportContext> images =
      new PagedListing<>(new PerImage());

  @Override
  public CategoryId id() {
    return CategoryId.ITERATION_PERFORMANCE;
  }

  @Override
  public Capability capability() {
    return Capability.of(
        true,
        List.of("GetIterationPerformance", "GetImagePerformances"),
        IterationDeletion.OPERATIONS);
  }

  @Override
  public StepResult export(Step step, ExportContext context) {
    return switch (step.kind()) {
      case "open" -> PerProject.open(step, context);
      case "project" ->
          PerProject.iterations(step, context, Iteration::trained, "the iteration is not trained")
              .result();
      case "iteration" -> performance(step, context);
      default -> images.run(step, context);
    };
  }

  @Override
  public Deleted delete(Deletion deletion) {
    return IterationDeletion.run(deletion);
  }

  private StepResult performance(Step step, ExportContext context) {
    List<RawJson> thresholds = new ArrayList<>();
    for (int tenth = 1; tenth <= THRESHOLDS; tenth++) {
      double threshold = tenth / 10.0;
      RawJson served =
          context.service().getIterationPerformance(step.project(), step.iteration(), threshold);
      thresholds.add(
          new RawJson("{\"threshold\":" + threshold + ",\"performance\":" + served.text() + "}"));
    }
    ArchiveEntry entry =
        Documents.write(
            context.archive(),
            Paths.iteration(step.project(), step.iteration()).resolve("performance.json"),
            thresholds);
    return StepResult.draft()
        .entry(entry)
        .item(Item.exported(step, step.iteration().toString(), entry.bytes()))
        .child(PagedListing.first(step))
        .result();
  }

  /** The predictions that an iteration made for its own training images. */
  private static final class PerImage
      implements PagedListing.Source<ImagePerformance, ExportContext> {
    @Override
    public List<String> listings(ExportContext context) {
      return List.of("all");
    }

    @Override
    public int count(Step step, ExportContext context, String listing) {
      return context.service().getImagePerformanceCount(step.project(), step.iteration());
    }

    @Override
    public List<ImagePerformance> page(Step step, ExportContext context, String listing, int skip) {
      return context
          .service()
          .getImagePerformances(step.project(), step.iteration(), PagedListing.PAGE_SIZE, skip);
    }

    @Override
    public UUID id(ImagePerformance element) {
      return element.id();
    }

    @Override
    public boolean wanted(ExportContext context, ImagePerformance element) {
      return true;
    }

    @Override
    public void take(
        Step step,
        ExportContext context,
        List<ImagePerformance> wanted,
        LinePart lines,
        StepResult.Draft draft) {
      wanted.forEach(element -> lines.add(element.id(), element.json()));
    }

    @Override
    public void finish(
        Step step, ExportContext context, PagedListing.Listed listed, StepResult.Draft draft) {
      draft.entry(
          new LinesFile(context, (id, line) -> line)
              .write(
                  Paths.iteration(step.project(), step.iteration())
                      .resolve("performance-images.jsonl"),
                  listed.parts()));
    }
  }
}
