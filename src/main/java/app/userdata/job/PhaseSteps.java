package app.userdata.job;

import app.userdata.category.CategoryId;
import app.userdata.category.Deleted;
import app.userdata.category.Inventory;
import app.userdata.category.Item;
import app.userdata.category.IterationDeletion;
import app.userdata.category.Outcome;
import app.userdata.category.Phase;
import app.userdata.category.PlanChunk;
import app.userdata.category.PlanEntry;
import app.userdata.category.PlannedIds;
import app.userdata.category.SecondLook;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The steps that carry out one phase of a confirmed plan: by project, and before something goes
 * that takes more along, after comparing what is there with the plan.
 */
final class PhaseSteps {
  static final String PHASE = "phase";
  static final String CATEGORY = "category";
  static final String PROJECT = "project";
  static final String GO = "go";
  static final String SHARED = "shared";
  static final String SHARED_ITEMS = "shared-items";

  /** The data of a step that knows what became of some items: a part with outcomes by id. */
  static final String KNOWN = "known";

  private static final String LOOK = "look";

  /** The first step of a phase. */
  static Work root(Phase phase) {
    return new Work(Work.JOB_STEPS, phase.id(), PHASE, Map.of(Deleting.PHASE, phase.id()));
  }

  /** The category whose steps carry out a phase for a job. */
  static CategoryId owner(Job job, Phase phase) {
    List<CategoryId> sharing = IterationDeletion.sharing(job.categories());
    return switch (phase) {
      case PREDICTIONS -> CategoryId.PREDICTIONS;
      case IMAGES -> CategoryId.IMAGES;
      case TAGS -> CategoryId.TAGS;
      case PROJECTS -> CategoryId.PROJECTS;
      case ITERATIONS -> sharing.get(0);
      case UNPUBLISH -> sharing.isEmpty() ? CategoryId.PROJECTS : sharing.get(0);
    };
  }

  /** The path below which a phase's steps for one project lie. */
  static String node(Job job, Phase phase, String project) {
    return phase.id() + "/" + owner(job, phase).id() + "/" + project;
  }

  /** The categories beside the owner of whose items an iteration's deletion disposes, too. */
  static List<String> sharing(Job job) {
    return IterationDeletion.sharing(job.categories()).stream()
        .skip(1)
        .map(CategoryId::id)
        .toList();
  }

  StoredResult phase(Deleting deleting, Work work) {
    Phase phase = Deleting.phase(work);
    CategoryId owner = owner(deleting.job(), phase);
    Work shared =
        phase != Phase.ITERATIONS || sharing(deleting.job()).isEmpty()
            ? null
            : work.below(SHARED, SHARED, Map.of(Deleting.CATEGORY, owner.id()));
    return StoredResult.naming(
        List.of(work.below(owner.id(), CATEGORY, Map.of(Deleting.CATEGORY, owner.id()))),
        shared,
        Map.of(),
        deleting.now());
  }

  StoredResult category(Deleting deleting, Work work) {
    List<Work> projects =
        deleting.job().projects().stream()
            .filter(project -> !deleting.plan().names(project, work.arg(Deleting.PHASE)).isEmpty())
            .map(project -> work.below(project, PROJECT, Map.of(Deleting.PROJECT, project)))
            .toList();
    return StoredResult.naming(projects, null, Map.of(), deleting.now());
  }

  /** Looks first where more would go than what is named. */
  StoredResult project(Deleting deleting, Work work) {
    Phase phase = Deleting.phase(work);
    Set<Inventory.Part> look = deleting.looking(phase);
    if (look.isEmpty()) {
      return StoredResult.naming(List.of(), work.below(GO, GO, Map.of()), Map.of(), deleting.now());
    }
    Map<String, String> args = new HashMap<>(Inventory.arguments(work.arg(Deleting.PROJECT), look));
    args.put(InventorySteps.NEXT, GO);
    return StoredResult.naming(
        List.of(work.below(LOOK, Inventory.START, args)), null, Map.of(), deleting.now());
  }

  /** Names a step for each piece, and what comes after them. */
  StoredResult go(Deleting deleting, Work work) {
    Phase phase = Deleting.phase(work);
    String project = work.arg(Deleting.PROJECT);
    Map<String, Deleted.Known> known = new HashMap<>();
    if (!deleting.looking(phase).isEmpty()) {
      known.putAll(stays(deleting, work, phase, project));
    }
    GoneBefore gone = GoneBefore.of(deleting.book(), node(deleting.job(), phase, project));
    List<Work> batches =
        gone.isEmpty()
            ? Batches.all(deleting, work)
            : Batches.only(deleting, work, stillThere(deleting, work, gone, known));
    Map<String, String> data = new HashMap<>();
    if (!known.isEmpty()) {
      data.put(KNOWN, deleting.parts().write(work.path() + "/known", Json.bytes(known)));
    }
    Work verify = work.below("v1", VerifySteps.AWAIT, VerifySteps.firstPass());
    return StoredResult.naming(batches, verify, data, deleting.now());
  }

  /** Writes down what the attempt before left, and keeps in mind what that found absent. */
  private static String stillThere(
      Deleting deleting, Work work, GoneBefore gone, Map<String, Deleted.Known> known) {
    Set<String> left = new TreeSet<>();
    deleting
        .plan()
        .chunks(work.arg(Deleting.PROJECT), Set.of(work.arg(Deleting.PHASE)))
        .flatMap(chunk -> chunk.entries().stream())
        .map(PlanEntry::id)
        .forEach(
            id ->
                gone.outcome(id)
                    .ifPresentOrElse(
                        outcome -> {
                          if (outcome == Outcome.ABSENT) {
                            known.put(id, new Deleted.Known(Outcome.ABSENT, ""));
                          }
                        },
                        () -> left.add(id)));
    return deleting.parts().write(work.path() + "/left", Json.bytes(left));
  }

  /** Unpublishing belongs to no category; everything else has its category's own queue. */
  static String queue(Job job, Phase phase) {
    return phase == Phase.UNPUBLISH ? Work.JOB_STEPS : owner(job, phase).deleteQueue();
  }

  private static Map<String, Deleted.Known> stays(
      Deleting deleting, Work work, Phase phase, String project) {
    Set<UUID> planned =
        deleting
            .plan()
            .chunks(project, Set.of(phase.id()))
            .flatMap(chunk -> chunk.entries().stream())
            .map(entry -> UUID.fromString(entry.id()))
            .collect(Collectors.toSet());
    String look = Work.parent(work.path());
    if (!deleting.complete(look)) {
      return all(planned, "not tried: what goes with it could not be listed just before");
    }
    if (phase == Phase.PROJECTS && !verified(deleting, project)) {
      return all(planned, "not tried: something planned in it is not verified to be gone");
    }
    return SecondLook.read(
            deleting.inventory(look, false),
            PlannedIds.of(deleting.plan().going(project), sections()))
        .stays(phase, planned);
  }

  private static Set<String> sections() {
    return Stream.concat(Stream.of(Phase.values()).map(Phase::id), Stream.of(PlanChunk.TAKEN_ALONG))
        .collect(Collectors.toSet());
  }

  private static Map<String, Deleted.Known> all(Set<UUID> ids, String why) {
    return ids.stream()
        .collect(Collectors.toMap(UUID::toString, id -> new Deleted.Known(Outcome.FAILED, why)));
  }

  /** Whether every earlier phase of a project came to its end with nothing left. */
  private static boolean verified(Deleting deleting, String project) {
    for (Phase phase : Phase.values()) {
      long planned = deleting.plan().count(project, phase);
      if (phase != Phase.PROJECTS && planned > 0) {
        Member member =
            deleting.book().members(Work.parent(node(deleting.job(), phase, project))).get(project);
        if (member == null
            || !DeletionInheritance.settled(deleting.plan(), phase, project, member.tally())) {
          return false;
        }
      }
    }
    return true;
  }

  /** What else an iteration's deletion deleted: items of the categories that share it. */
  StoredResult shared(Deleting deleting, Work work) {
    List<Work> steps =
        sharing(deleting.job()).stream()
            .map(other -> work.below(other, SHARED_ITEMS, Map.of("as", other)))
            .toList();
    return StoredResult.naming(steps, null, Map.of(), deleting.now());
  }

  StoredResult sharedItems(Deleting deleting, Work work) {
    CategoryId as = CategoryId.find(work.arg("as")).orElseThrow();
    List<Item> items = new ArrayList<>();
    deleting
        .book()
        .each(
            Phase.ITERATIONS.id() + "/" + work.arg(Deleting.CATEGORY),
            result -> result.itemsOf().forEach(item -> items.add(item.as(as))));
    return StoredResult.items(items, deleting.now());
  }
}
