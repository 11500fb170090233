package app.userdata.category;

import app.userdata.category.Holdings.HeldSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Decides what a deletion of some categories does to a project that holds this. Pure: the same
 * inventory gives the same plan. When in doubt an item is left, and the plan says why.
 *
 * <p>The order matters: what stays of images keeps iterations and tags, and anything that stays
 * keeps the project.
 */
public final class Planner {
  private static final String KEPT_OUT = "it is kept out of this deletion";

  private final PlanInput input;
  private final PlanDraft draft = new PlanDraft();

  private Planner(PlanInput input) {
    this.input = input;
  }

  /**
   * Plans one project.
   *
   * @param exported what an export holds of it, when only that may be deleted
   */
  public static ProjectPlan plan(
      UUID project,
      List<CategoryId> categories,
      Holdings held,
      Optional<ExportedProject> exported,
      ImageNotes notes) {
    ExportGate export = new ExportGate(exported, notes);
    return new Planner(new PlanInput(project, categories, held, export, notes)).run();
  }

  private ProjectPlan run() {
    if (!input.held().gone()) {
      if (input.names(CategoryId.PREDICTIONS)) {
        predictions();
      }
      if (input.names(CategoryId.IMAGES)) {
        images();
      }
      new IterationRules(input, draft).plan();
      TagRules tags = new TagRules(input, draft);
      if (input.names(CategoryId.TAGS)) {
        tags.plan();
      }
      if (input.names(CategoryId.EXPORTED_MODELS)) {
        models();
      }
      if (input.names(CategoryId.PROJECTS)) {
        new ProjectRules(input, draft).plan();
      }
      if (input.names(CategoryId.TAGS)) {
        tags.remembered();
      }
    }
    return draft.plan();
  }

  private void predictions() {
    Holdings.IdIndexes predictions = input.held().predictions();
    for (UUID id : predictions.all().ids()) {
      PlanEntry entry = PlanEntry.of(CategoryId.PREDICTIONS, id);
      if (predictions.wanted().contains(id)) {
        draft.goesIf(input.export().holdsPrediction(id), Phase.PREDICTIONS, entry);
      } else if (!input.notes().narrowed()) {
        draft.stays(entry, Outcome.HELD, KEPT_OUT);
      }
    }
  }

  /** Each image is named once, where the first set shows it. */
  private void images() {
    ImageNotes notes = input.notes();
    Map<UUID, PlanEntry> kept = new HashMap<>();
    IdIndex seen = IdIndex.EMPTY;
    for (Map.Entry<String, HeldSet> set : input.held().sets().entrySet()) {
      UUID iteration =
          set.getKey().equals(Holdings.WORKSPACE) ? null : UUID.fromString(set.getKey());
      HeldSet images = set.getValue();
      for (UUID id : images.wanted().without(List.of(seen)).ids()) {
        PlanEntry entry = PlanEntry.of(CategoryId.IMAGES, id).in(iteration);
        if (notes.keptOut(id)) {
          // One set shows it without the tag that keeps it out; another shows it with the tag.
          kept.put(id, entry);
        } else {
          entry = notes.shared(id) ? entry.with("shared: it carries tags of others too") : entry;
          draft.goesIf(input.export().holdsImage(id), Phase.IMAGES, entry);
        }
      }
      seen = IdIndex.union(List.of(seen, images.wanted()));
      for (UUID id : images.all().only(id -> notes.heldTags(id).isPresent()).ids()) {
        kept.putIfAbsent(id, PlanEntry.of(CategoryId.IMAGES, id).in(iteration));
      }
    }
    kept.values().forEach(entry -> draft.stays(entry, Outcome.HELD, KEPT_OUT));
  }

  private void models() {
    input.held().iterations().stream()
        .flatMap(iteration -> TakenAlong.models(iteration).stream())
        .forEach(model -> draft.residual(model, "it goes with the account"));
  }
}
