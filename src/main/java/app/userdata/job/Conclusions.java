package app.userdata.job;

import app.userdata.category.Comparison;
import app.userdata.category.Deleted;
import app.userdata.category.Item;
import app.userdata.category.Outcome;
import app.userdata.category.Phase;
import app.userdata.category.PlanEntry;
import app.userdata.category.PlannedIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The steps that say what became of the items of a phase, once it was looked for them. */
final class Conclusions {
  static final String CONCLUDE = "conclude";
  static final String APPEARED = "appeared";

  /** The data of a comparison: a part with the ids that are there yet. */
  static final String SURVIVORS = "survivors";

  private static final String NUMBER = "number";
  private static final String IDS = "ids";
  private static final int ITEMS = 256;

  /** Names the steps that say what became of each item, and of what was not there before. */
  static StoredResult begin(
      Deleting deleting, Work work, Comparison now, Map<String, String> data) {
    Phase phase = Deleting.phase(work);
    String project = work.arg(Deleting.PROJECT);
    List<Work> steps = new ArrayList<>();
    if (phase == Phase.UNPUBLISH) {
      return StoredResult.naming(steps, null, data, deleting.now());
    }
    for (String piece : deleting.plan().names(project, phase.id())) {
      steps.add(
          work.below(
              String.format("c%06d", steps.size()), CONCLUDE, Map.of(PlanBook.PIECE, piece)));
    }
    PlannedIds all = PlannedIds.of(deleting.plan().all(project), PlanBook.sections());
    List<UUID> appeared = now.appeared(phase, all);
    if (!appeared.isEmpty()) {
      String part = deleting.parts().write(work.path() + "/appeared", Json.bytes(appeared));
      for (int from = 0; from < appeared.size(); from += ITEMS) {
        steps.add(
            work.below(
                String.format("n%06d", from / ITEMS),
                APPEARED,
                Map.of(IDS, part, NUMBER, String.valueOf(from))));
      }
    }
    return StoredResult.naming(steps, null, data, deleting.now());
  }

  /** Says what became of the items of one piece of the plan. */
  StoredResult conclude(Deleting deleting, Work work) {
    Map<String, String> compared = deleting.book().get(Work.parent(work.path())).dataOf();
    Map<String, Deleted.Known> known =
        Json.known(deleting.parts().bytes(compared.getOrDefault(PhaseSteps.KNOWN, "")));
    Set<String> there = Json.texts(deleting.parts().bytes(compared.getOrDefault(SURVIVORS, "")));
    String project = work.arg(Deleting.PROJECT);
    List<Item> items = new ArrayList<>();
    for (PlanEntry entry : deleting.plan().chunk(project, work.arg(PlanBook.PIECE)).entries()) {
      Deleted.Known fate =
          fate(there.contains(entry.id()), known.get(entry.id()), VerifySteps.passes(work.path()));
      items.add(
          entry.item(project, fate.outcome(), fate.reason().isEmpty() ? null : fate.reason()));
    }
    return StoredResult.items(items, deleting.now());
  }

  private static Deleted.Known fate(boolean there, Deleted.@Nullable Known known, int passes) {
    if (there) {
      return known == null || known.outcome() == Outcome.ABSENT
          ? new Deleted.Known(Outcome.SURVIVED, survived(passes))
          : known;
    }
    boolean before =
        known != null
            && (known.outcome() == Outcome.ABSENT || known.outcome() == Outcome.CHANGED_SINCE_PLAN);
    return new Deleted.Known(before ? Outcome.ABSENT : Outcome.DELETED, "");
  }

  /** A cancellation ends the looking early, when the service may not be done yet. */
  private static String survived(int passes) {
    return passes < VerifySteps.PASSES
        ? "it was still listed when the canceled job looked last; it may go yet"
        : "it is still listed after " + passes + " deletions";
  }

  /** Reports what was not there when the plan was made. */
  StoredResult appeared(Deleting deleting, Work work) {
    List<String> ids =
        List.copyOf(Json.texts(deleting.parts().bytes(work.arg(IDS)))).stream().sorted().toList();
    int from = Integer.parseInt(work.arg(NUMBER));
    List<Item> items =
        ids.subList(from, Math.min(ids.size(), from + ITEMS)).stream()
            .map(
                id ->
                    new Item(
                        PhaseSteps.owner(deleting.job(), Deleting.phase(work)),
                        work.arg(Deleting.PROJECT),
                        null,
                        id,
                        Outcome.APPEARED_SINCE_PLAN,
                        "it is not in the plan; plan again",
                        null))
            .toList();
    return StoredResult.items(items, deleting.now());
  }
}
