package app.userdata.job;

import app.userdata.category.CategoryId;
import app.userdata.category.Deleted;
import app.userdata.category.Inventory;
import app.userdata.category.Item;
import app.userdata.category.IterationDeletion;
import app.userdata.category.Outcome;
import app.userdata.category.Phase;
import app.userdata.category.PlanChunk;
import app.userdata.category.PlannedIds;
import app.userdata.category.SecondLook;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  static final String RANGE = "delete-range";
  static final String DELETE = "delete";
  static final String SHARED = "shared";
  static final String SHARED_ITEMS = "shared-items";

  /** The name of a piece of the plan. */
  static final String CHUNK = "chunk";

  /** The data of a step that knows what became of some items: a part with outcomes by id. */
  static final String KNOWN = "known";

  private static final String LOOK = "look";
  private static final String FROM = "from";

  /** Whoever finishes a step looks at its whole group, so groups are small. */
  private static final int GROUP = 32;

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
    List<String> names = deleting.plan().names(project, phase.id());
    Map<String, Deleted.Known> left =
        deleting.looking(phase).isEmpty() ? Map.of() : stays(deleting, work, phase, project);
    Map<String, String> data = new HashMap<>();
    if (!left.isEmpty()) {
      data.put(KNOWN, deleting.parts().write(work.path() + "/known", Json.bytes(left)));
    }
    List<Work> steps = new ArrayList<>();
    if (names.size() <= GROUP) {
      steps.addAll(deletions(deleting.job(), work, names));
    } else {
      for (int from = 0; from < names.size(); from += GROUP) {
        steps.add(
            work.below(String.format("r%06d", from), RANGE, Map.of(FROM, String.valueOf(from))));
      }
    }
    Work verify = work.below("v1", VerifySteps.AWAIT, VerifySteps.firstPass());
    return StoredResult.naming(steps, verify, data, deleting.now());
  }

  /** Names the steps of some of the pieces, when there are many. */
  StoredResult range(Deleting deleting, Work work) {
    List<String> names =
        deleting.plan().names(work.arg(Deleting.PROJECT), Deleting.phase(work).id());
    int from = Integer.parseInt(work.arg(FROM));
    return StoredResult.naming(
        deletions(deleting.job(), work, names.subList(from, Math.min(names.size(), from + GROUP))),
        null,
        Map.of(),
        deleting.now());
  }

  private static List<Work> deletions(Job job, Work work, List<String> names) {
    List<Work> steps = new ArrayList<>();
    for (String name : names) {
      Work step = work.below(String.format("d%06d", steps.size()), DELETE, Map.of(CHUNK, name));
      steps.add(step.in(queue(job, Deleting.phase(work))));
    }
    return steps;
  }

  /** The path of the node that named a deletion, at once or by a range. */
  static String namedBy(String deletion) {
    String above = Work.parent(deletion);
    return above.matches(".*/r[0-9]{6}") ? Work.parent(above) : above;
  }

  /** The paths of all steps below a node that deleted. */
  static List<String> deletions(ResultBook book, String node) {
    List<String> paths = new ArrayList<>();
    for (String segment : book.members(node).keySet()) {
      if (segment.startsWith("r")) {
        paths.addAll(deletions(book, node + "/" + segment));
      } else if (segment.startsWith("d")) {
        paths.add(node + "/" + segment);
      }
    }
    return paths;
  }

  /** Unpublishing belongs to no category; everything else has its category's own queue. */
  static String queue(Job job, Phase phase) {
    return phase == Phase.UNPUBLISH ? Work.JOB_STEPS : owner(job, phase).deleteQueue();
  }

  private static Map<String, Deleted.Known> stays(
      Deleting deleting, Work work, Phase phase, String project) {
    List<PlanChunk> going = deleting.plan().going(project);
    Set<UUID> planned =
        going.stream()
            .filter(chunk -> chunk.section().equals(phase.id()))
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
    return SecondLook.read(deleting.inventory(look, false), PlannedIds.of(going, sections()))
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
            || member.tally().failed() > 0
            || (phase != Phase.UNPUBLISH && member.tally().settled() < planned)) {
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
