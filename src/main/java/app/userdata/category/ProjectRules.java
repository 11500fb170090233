package app.userdata.category;

import app.userdata.category.Holdings.HeldIteration;
import app.userdata.category.Holdings.HeldTag;
import java.util.List;

/** Whether the project goes: only if nothing in it has to stay. */
final class ProjectRules {
  private static final String SOMETHING_STAYS = "something in the project has to stay";

  private final PlanInput input;
  private final PlanDraft draft;

  ProjectRules(PlanInput input, PlanDraft draft) {
    this.input = input;
    this.draft = draft;
  }

  void plan() {
    Holdings held = input.held();
    if (draft.somethingStays()
        || input.notes().anyHeld()
        || held.tags().stream().anyMatch(HeldTag::held)) {
      stays(Outcome.BLOCKED, SOMETHING_STAYS);
    } else if (!input.export().holdsProject(held)) {
      stays(Outcome.NOT_EXPORTED, ExportGate.MISSING);
    } else {
      draft.goes(Phase.PROJECTS, PlanEntry.of(CategoryId.PROJECTS, input.project()));
      List<HeldIteration> along = input.iterationsBut(draft.going(Phase.ITERATIONS));
      along.forEach(one -> IterationRules.unpublish(draft, one, CategoryId.PROJECTS));
      draft.goesAlong(new TakenAlong(held).withProject(along, draft));
    }
  }

  /** With the project stay the iterations that would only go with it. */
  private void stays(Outcome outcome, String why) {
    draft.stays(PlanEntry.of(CategoryId.PROJECTS, input.project()), outcome, why);
    input.held().iterations().stream()
        .filter(HeldIteration::onlyWithProject)
        .forEach(one -> IterationRules.stays(input, draft, one, outcome, why));
  }
}
