package app.userdata.category;

import app.userdata.archive.ArchiveEntry;
import app.userdata.customvision.CustomVisionException;
import app.userdata.customvision.Iteration;
import app.userdata.customvision.ModelExport;
import java.util.List;
import java.util.Map;

/** Exported models: GetExports and the files that are Done | residual: they go with the account. */
final class ExportedModelsCategory implements DataCategory {
  private static final String DONE = "Done";
  private static final int LONGEST_NAME = 60;

  @Override
  public CategoryId id() {
    return CategoryId.EXPORTED_MODELS;
  }

  @Override
  public Capability capability() {
    return Capability.residual(
        true,
        List.of("GetExports"),
        "No API operation deletes exported models; they are deleted together with the Custom Vision resource.");
  }

  @Override
  public StepResult export(Step step, ExportContext context) {
    return switch (step.kind()) {
      case "open" -> PerProject.open(step, context);
      case "project" -> iterations(step, context);
      case "iteration" -> list(step, context);
      default -> file(step, context);
    };
  }

  private static StepResult iterations(Step step, ExportContext context) {
    StepResult.Draft draft = StepResult.draft();
    context.service().getIterations(step.project()).stream()
        .filter(Iteration::trained)
        .forEach(iteration -> draft.child(step.forIteration(iteration.id(), "iteration")));
    return draft.result();
  }

  private static StepResult list(Step step, ExportContext context) {
    List<ModelExport> exports = context.service().getExports(step.project(), step.iteration());
    StepResult.Draft draft = StepResult.draft().count(Tally.planned(exports.size()));
    draft.entry(
        Documents.write(
            context.archive(),
            Paths.models(step.project(), step.iteration()).resolve("exports.json"),
            exports.stream().map(ModelExport::json).toList()));
    for (ModelExport export : exports) {
      String name = name(export);
      if (export.status().equals(DONE) && export.download().isPresent()) {
        draft.child(step.child(name, "file", Map.of("model", name)));
      } else {
        draft.item(
            Item.skipped(
                step, name, "the model's export is " + safe(export.status()) + ", not Done"));
      }
    }
    return draft.result();
  }

  /** Lists again, because a link lives for a day only and is never stored. */
  private static StepResult file(Step step, ExportContext context) {
    String name = step.arg("model");
    ModelExport export =
        context.service().getExports(step.project(), step.iteration()).stream()
            .filter(candidate -> name(candidate).equals(name) && candidate.download().isPresent())
            .findFirst()
            .orElse(null);
    if (export == null) {
      return StepResult.draft()
          .changed()
          .item(Item.failed(step, name, "the model was no longer listed"))
          .result();
    }
    try {
      ArchiveEntry entry =
          context
              .copier()
              .copyLarge(
                  context.way(step.project()),
                  export.download().orElseThrow(),
                  Paths.models(step.project(), step.iteration()).resolve(name + ".zip"),
                  "application/zip");
      return StepResult.draft()
          .entry(entry)
          .item(Item.exported(step, name, entry.bytes()))
          .result();
    } catch (CustomVisionException.NotFound | CustomVisionException.DownloadRefused e) {
      return StepResult.draft()
          .item(Item.failed(step, name, String.valueOf(e.getMessage())))
          .result();
    }
  }

  /** Platform and flavor, reduced to what is safe in a file name everywhere. */
  static String name(ModelExport export) {
    return safe(export.platform()) + export.flavor().map(flavor -> "-" + safe(flavor)).orElse("");
  }

  /** Short as well: a step bears the name, and a record that is named too long cannot be stored. */
  private static String safe(String text) {
    String reduced =
        text.substring(0, Math.min(LONGEST_NAME, text.length()))
            .replaceAll("[^A-Za-z0-9._-]", "_")
            .replace("..", "__");
    return reduced.isEmpty() ? "_" : reduced;
  }
}
