package app.userdata.job;

import app.userdata.category.CategoryId;
import app.userdata.category.Item;
import app.userdata.category.IterationDeletion;
import app.userdata.category.Outcome;
import app.userdata.category.Phase;
import app.userdata.category.PlanChunk;
import app.userdata.category.PlanEntry;
import app.userdata.evidence.EvidenceItem;
import app.userdata.evidence.ItemOutcome;
import app.userdata.evidence.Verification;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Lists every item of a project that a deletion planned, left or found, with what became of it. */
final class ItemList {
  private final Deleting deleting;
  private final ItemFiles files;
  private final Map<String, Map<ItemOutcome, Long>> counts = new TreeMap<>();
  private final Map<String, ListedItems.Looks> looks = new TreeMap<>();
  private final Map<String, Item> fates = new HashMap<>();
  private long unknown;

  private ItemList(Deleting deleting, ItemFiles files) {
    this.deleting = deleting;
    this.files = files;
  }

  /** Writes the items of one project. */
  static ListedItems of(Deleting deleting, String project, ItemFiles files) {
    ItemList list = new ItemList(deleting, files);
    list.left(PlanSteps.composed(project));
    for (Phase phase : Phase.values()) {
      if (phase != Phase.UNPUBLISH && deleting.plan().count(project, phase) > 0) {
        list.phase(phase, project);
      }
    }
    list.takenAlong(project);
    return list.listed();
  }

  /**
   * Writes the items that belong to no project, and those of projects that could not be planned.
   */
  static ListedItems ofNoProject(Deleting deleting, ItemFiles files) {
    ItemList list = new ItemList(deleting, files);
    deleting.book().get(PlanSteps.PLAN).itemsOf().forEach(list::add);
    deleting.book().get(PlanSealing.PATH).itemsOf().forEach(list::add);
    return list.listed();
  }

  private ListedItems listed() {
    return new ListedItems(files.finish(), looks, counts, unknown);
  }

  private void left(String node) {
    deleting.book().each(node, result -> result.itemsOf().forEach(this::add));
  }

  private void phase(Phase phase, String project) {
    List<CategoryId> as =
        phase == Phase.ITERATIONS
            ? IterationDeletion.sharing(deleting.job().categories())
            : List.of(PhaseSteps.owner(deleting.job(), phase));
    long planned = deleting.plan().count(project, phase);
    long[] concluded = new long[1];
    deleting
        .book()
        .eachNamed(
            PhaseSteps.node(deleting.job(), phase, project),
            (path, result) -> {
              look(path, result, as);
              for (Item item : result.itemsOf()) {
                // The item of a step that was given up bears the step's path.
                if (!item.id().contains("/")) {
                  concluded[0] += item.outcome() == Outcome.APPEARED_SINCE_PLAN ? 0 : 1;
                  as.forEach(category -> add(item.as(category)));
                  if (phase.takesAlong()) {
                    fates.put(phase.id() + item.id(), item);
                  }
                }
              }
            });
    unknown += planned - concluded[0];
  }

  /** Notes when a pass began to look and when it had compared. */
  private void look(String path, StoredResult result, List<CategoryId> categories) {
    boolean compared = path.endsWith("/" + VerifySteps.COMPARE);
    boolean began = path.matches(".*/v[0-9]+");
    if (!compared && !began) {
      return;
    }
    int passes = compared ? VerifySteps.passes(path) : 0;
    ListedItems.Looks look = new ListedItems.Looks(result.at(), result.at(), passes);
    categories.forEach(category -> looks.merge(category.id(), look, ListedItems.Looks::and));
  }

  /** What goes with something else is where that is. */
  private void takenAlong(String project) {
    deleting
        .plan()
        .chunks(project, Set.of(PlanChunk.TAKEN_ALONG))
        .flatMap(chunk -> chunk.entries().stream())
        .forEach(
            entry -> {
              if (entry.category() == CategoryId.EXPORTED_MODELS) {
                model(entry, project);
              } else if (entry.count() == null) {
                add(along(entry, project), Verification.Method.PARENT_GONE);
              }
            });
  }

  /** Nobody can see whether the file of an exported model went with its iteration. */
  private void model(PlanEntry entry, String project) {
    if (!deleting.job().categories().contains(CategoryId.EXPORTED_MODELS)) {
      add(entry.item(project, Outcome.RESIDUAL, "it goes with the account"));
    }
  }

  private Item along(PlanEntry entry, String project) {
    Item holder =
        entry.iterationId() == null
            ? fates.get(Phase.PROJECTS.id() + project)
            : fates.getOrDefault(
                Phase.ITERATIONS.id() + entry.iterationId(),
                fates.get(Phase.PROJECTS.id() + project));
    if (holder == null) {
      unknown++;
      return entry.item(project, Outcome.FAILED, "what holds it is not verified to be gone");
    }
    boolean gone = holder.outcome() == Outcome.DELETED || holder.outcome() == Outcome.ABSENT;
    return entry.item(
        project, gone ? Outcome.DELETED : holder.outcome(), gone ? null : "what holds it stayed");
  }

  private void add(Item item) {
    boolean looked = item.outcome() != Outcome.RESIDUAL && item.outcome() != Outcome.BLOCKED;
    add(item, looked ? Verification.Method.LISTED : Verification.Method.NOT_OBSERVABLE);
  }

  private void add(Item item, Verification.Method method) {
    EvidenceItem line =
        new EvidenceItem(
            item.category().id(),
            item.projectId(),
            item.iterationId(),
            item.id(),
            outcome(item.outcome()),
            item.reason(),
            method);
    files.add(line);
    counts
        .computeIfAbsent(line.category(), any -> new EnumMap<>(ItemOutcome.class))
        .merge(line.outcome(), 1L, Long::sum);
  }

  private static ItemOutcome outcome(Outcome outcome) {
    return switch (outcome) {
      case DELETED -> ItemOutcome.DELETED;
      case ABSENT -> ItemOutcome.ABSENT;
      case SKIPPED -> ItemOutcome.SKIPPED;
      case RESIDUAL -> ItemOutcome.RESIDUAL;
      case NOT_EXPORTED -> ItemOutcome.NOT_EXPORTED;
      case CHANGED_SINCE_PLAN -> ItemOutcome.CHANGED_SINCE_PLAN;
      case BLOCKED -> ItemOutcome.BLOCKED;
      case HELD -> ItemOutcome.HELD;
      case SURVIVED -> ItemOutcome.SURVIVED;
      case APPEARED_SINCE_PLAN -> ItemOutcome.APPEARED_SINCE_PLAN;
      case FAILED -> ItemOutcome.FAILED;
      case PLANNED, EXPORTED ->
          throw new IllegalStateException("a deletion does not end with an item " + outcome.id());
    };
  }
}
