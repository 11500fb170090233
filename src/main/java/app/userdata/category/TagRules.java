package app.userdata.category;

import app.userdata.category.Holdings.HeldIteration;
import app.userdata.category.Holdings.HeldTag;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Which tags go. One stays if it marks images that are kept out, or that no export has as is. */
final class TagRules {
  private final PlanInput input;
  private final PlanDraft draft;

  TagRules(PlanInput input, PlanDraft draft) {
    this.input = input;
    this.draft = draft;
  }

  void plan() {
    List<IdIndex> images = List.of(draft.going(Phase.IMAGES));
    boolean imagesStay = input.held().workspace().all().without(images).size() > 0;
    Set<UUID> onHeld = input.notes().tagsOfHeld();
    Set<UUID> onChanged = input.notes().tagsOfUnexported();
    for (HeldTag tag : input.held().tags()) {
      PlanEntry entry = PlanEntry.of(CategoryId.TAGS, tag.id());
      if (tag.held() || onHeld.contains(tag.id())) {
        draft.stays(entry, Outcome.HELD, "it marks images that are kept out");
      } else if (onChanged.contains(tag.id())) {
        // With it would go taggings and regions of which there is no copy.
        draft.stays(entry, Outcome.NOT_EXPORTED, "it marks images that changed since the export");
      } else if (draft.goesIf(input.export().holdsTag(tag.id()), Phase.TAGS, entry)) {
        draft.goesAlong(TakenAlong.withTag(tag, entry, imagesStay));
      }
    }
  }

  /** What iterations that stay remember of tags, whether the workspace has those or not. */
  void remembered() {
    if (draft.has(Phase.PROJECTS)) {
      return;
    }
    for (HeldIteration iteration : input.iterationsBut(draft.going(Phase.ITERATIONS))) {
      for (UUID id : iteration.tags().ids()) {
        draft.residual(
            PlanEntry.of(CategoryId.TAGS, id).in(iteration.id()),
            "an iteration keeps its own copy; delete the iteration or the project");
      }
    }
  }
}
