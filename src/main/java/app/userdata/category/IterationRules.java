package app.userdata.category;

import app.userdata.category.Holdings.HeldIteration;
import java.util.List;

/**
 * Which iterations go. One stays if it has the last copy of an image that is kept out, or of
 * anything that an export lacks where only that may go.
 */
final class IterationRules {
  private static final String LAST_COPIES = "images that are kept out live only in it";

  private final PlanInput input;
  private final PlanDraft draft;
  private final IdIndex images;

  IterationRules(PlanInput input, PlanDraft draft) {
    this.input = input;
    this.draft = draft;
    this.images = draft.going(Phase.IMAGES);
  }

  void plan() {
    if (input.ofIterations().isEmpty()) {
      return;
    }
    input.held().iterations().stream()
        .filter(one -> !one.onlyWithProject() || !input.names(CategoryId.PROJECTS))
        .forEach(this::plan);
    draft.goesAlong(
        new TakenAlong(input.held()).withIterations(draft.going(Phase.ITERATIONS), images));
  }

  private void plan(HeldIteration iteration) {
    Holdings held = input.held();
    IdIndex only = held.images(iteration).without(List.of(held.workspace().all(), images));
    if (only.ids().stream().anyMatch(id -> input.notes().heldTags(id).isPresent())) {
      stays(input, draft, iteration, Outcome.BLOCKED, LAST_COPIES);
    } else if (!input.export().holds(iteration, only, held.remembered(iteration))) {
      stays(input, draft, iteration, Outcome.NOT_EXPORTED, ExportGate.MISSING);
    } else {
      CategoryId owner = input.ofIterations().get(0);
      draft.goes(Phase.ITERATIONS, PlanEntry.of(owner, iteration.id()));
      unpublish(draft, iteration, owner);
    }
  }

  /** Nothing deletes a published iteration, or the project that has one. */
  static void unpublish(PlanDraft draft, HeldIteration iteration, CategoryId category) {
    if (iteration.published()) {
      draft.goes(Phase.UNPUBLISH, PlanEntry.of(category, iteration.id()));
    }
  }

  /** An iteration stays in all categories that describe it. */
  static void stays(
      PlanInput input, PlanDraft draft, HeldIteration iteration, Outcome outcome, String why) {
    input
        .ofIterations()
        .forEach(category -> draft.stays(PlanEntry.of(category, iteration.id()), outcome, why));
  }
}
