package app.userdata.category;

import app.userdata.archive.ArchiveEntry;
import app.userdata.copy.Copied;
import app.userdata.copy.Copier;
import app.userdata.copy.Source;
import app.userdata.customvision.Prediction;
import app.userdata.customvision.PredictionPage;
import app.userdata.customvision.RawJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Stored predictions and their images: QueryPredictions | DeletePrediction. Not in the service's
 * table, yet user data; kept by the service for 30 days. A page is known only by the token of the
 * page before it, so the steps form a chain.
 */
final class PredictionsCategory implements DataCategory {
  @Override
  public CategoryId id() {
    return CategoryId.PREDICTIONS;
  }

  @Override
  public Capability capability() {
    return Capability.of(true, List.of("QueryPredictions"), List.of("DeletePrediction"));
  }

  @Override
  public StepResult export(Step step, ExportContext context) {
    return switch (step.kind()) {
      case "open" -> PerProject.open(step, context);
      case "project" -> chain(step);
      case "page" -> page(step, context);
      default -> assemble(step, context);
    };
  }

  @Override
  public Deleted delete(Deletion deletion) {
    return Deleted.batch(
        deletion.ids(), ids -> deletion.service().deletePredictions(deletion.project(), ids));
  }

  private static StepResult chain(Step step) {
    return StepResult.draft()
        .child(step.child(segment(0), "page", Map.of("number", "0", "token", "")))
        .then(step.then("assemble"))
        .result();
  }

  private static StepResult page(Step step, ExportContext context) {
    PredictionPage page = listed(step, context);
    List<Prediction> wanted = wanted(page, context);
    StepResult.Draft draft = StepResult.draft().count(Tally.planned(wanted.size()));
    Selectors selectors = context.scope().selectors();
    draft.hits(
        page.predictions().stream().flatMap(one -> selectors.hits(one.id()).stream()).toList());
    LinePart lines = new LinePart();
    copy(step, context, wanted, lines, draft);
    draft.data("lines", lines.store(context.parts(), "predictions/" + step.path()));
    int next = step.number("number") + 1;
    page.next()
        .ifPresent(
            following ->
                draft.beside(
                    step.beside(
                        segment(next),
                        "page",
                        Map.of("number", String.valueOf(next), "token", following.text()))));
    return draft.result();
  }

  private static PredictionPage listed(Step step, ExportContext context) {
    String token = step.arg("token");
    return context
        .service()
        .queryPredictions(
            step.project(), token.isEmpty() ? Optional.empty() : Optional.of(new RawJson(token)));
  }

  private static List<Prediction> wanted(PredictionPage page, ExportContext context) {
    return page.predictions().stream()
        .filter(prediction -> context.scope().coversPrediction(prediction.id()))
        .toList();
  }

  /** Copies them; those whose links expired meanwhile are listed again as long as that helps. */
  private static void copy(
      Step step,
      ExportContext context,
      List<Prediction> predictions,
      LinePart lines,
      StepResult.Draft draft) {
    Map<UUID, ArchiveEntry> before = ArchivedBefore.of(step, context);
    List<Prediction> missing = new ArrayList<>();
    for (Prediction prediction : predictions) {
      ArchiveEntry entry = before.get(prediction.id());
      if (entry == null) {
        missing.add(prediction);
      } else {
        stored(step, prediction, entry, lines, draft);
      }
    }
    List<Prediction> expired = attempt(step, context, missing, lines, draft);
    for (int futile = 0; !expired.isEmpty() && futile < ImageCopies.FUTILE; ) {
      List<Prediction> fresh = fresh(step, context, expired, draft);
      expired = attempt(step, context, fresh, lines, draft);
      futile = expired.size() == fresh.size() ? futile + 1 : 0;
    }
    for (Prediction prediction : expired) {
      fail(step, prediction, Copier.LINK_REFUSED, lines, draft);
    }
  }

  /** The same predictions with fresh links. */
  private static List<Prediction> fresh(
      Step step, ExportContext context, List<Prediction> expired, StepResult.Draft draft) {
    Map<UUID, Prediction> listed = new HashMap<>();
    listed(step, context).predictions().forEach(one -> listed.put(one.id(), one));
    List<Prediction> fresh = new ArrayList<>();
    for (Prediction prediction : expired) {
      Prediction again = listed.get(prediction.id());
      if (again == null) {
        draft
            .changed()
            .item(
                Item.failed(
                    step,
                    prediction.id().toString(),
                    "the prediction was deleted during the export"));
      } else {
        fresh.add(again);
      }
    }
    return fresh;
  }

  /** Returns those whose links have expired. */
  private static List<Prediction> attempt(
      Step step,
      ExportContext context,
      List<Prediction> predictions,
      LinePart lines,
      StepResult.Draft draft) {
    ExportContext unhurried = context.until(context.deadline().unhurried());
    List<Source> sources =
        predictions.stream()
            .map(prediction -> new Source(prediction.id(), prediction.original()))
            .toList();
    List<Copied> copies =
        context
            .copier()
            .copy(
                unhurried.way(step.project()),
                sources,
                (id, extension) -> Paths.prediction(step.project(), id, extension));
    List<Prediction> expired = new ArrayList<>();
    for (int i = 0; i < predictions.size(); i++) {
      Prediction prediction = predictions.get(i);
      Copied copied = copies.get(i);
      if (copied instanceof Copied.Stored stored) {
        stored(step, prediction, stored.entry(), lines, draft);
      } else if (copied instanceof Copied.Broken broken) {
        fail(step, prediction, broken.reason(), lines, draft);
      } else if (copied instanceof Copied.Untried) {
        draft.item(Item.skipped(step, prediction.id().toString(), Deleted.UNTRIED.reason()));
        lines.add(prediction.id(), prediction.json());
      } else {
        expired.add(prediction);
      }
    }
    return expired;
  }

  private static void stored(
      Step step,
      Prediction prediction,
      ArchiveEntry entry,
      LinePart lines,
      StepResult.Draft draft) {
    draft.entry(entry).item(Item.exported(step, prediction.id().toString(), entry.bytes()));
    lines.add(prediction.id(), prediction.json().with(Enrichment.of(entry, step.project())));
  }

  private static void fail(
      Step step, Prediction prediction, String reason, LinePart lines, StepResult.Draft draft) {
    draft.item(Item.failed(step, prediction.id().toString(), reason));
    lines.add(prediction.id(), prediction.json());
  }

  private static StepResult assemble(Step step, ExportContext context) {
    List<String> parts = new ArrayList<>();
    context
        .results()
        .below(step.parentPath())
        .forEach(page -> parts.add(page.result().data().getOrDefault("lines", "")));
    LinesFile file = new LinesFile(context, (id, line) -> line);
    return StepResult.draft()
        .entry(file.write(Paths.project(step.project()).resolve("predictions.jsonl"), parts))
        .count(new Tally(-file.repeated(), -file.repeated(), 0, 0, 0, 0))
        .result();
  }

  private static String segment(int number) {
    return String.format("%06d", number);
  }
}
