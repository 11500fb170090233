package app.userdata.job;

import app.userdata.archive.ExportArchives;
import app.userdata.category.CategoryId;
import app.userdata.category.ExportedArchive;
import app.userdata.category.ExportedProject;
import app.userdata.category.Holdings;
import app.userdata.category.ImageNotes;
import app.userdata.category.Inventory;
import app.userdata.category.InventoryContext;
import app.userdata.category.Item;
import app.userdata.category.IterationDeletion;
import app.userdata.category.Outcome;
import app.userdata.category.Phase;
import app.userdata.category.PlanChunk;
import app.userdata.category.Planner;
import app.userdata.category.ProjectPlan;
import app.userdata.category.Tally;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The steps that make a deletion's plan: an inventory of each project, its part of the plan, and
 * the seal over all parts. Nothing is deleted here, and a gap in a listing leaves the plan without
 * a seal.
 */
final class PlanSteps {
  /** The root of the tree of steps that make a plan. */
  static final String PLAN = "plan";

  static final String COMPOSE = "compose";
  static final String LEFT = "left";

  static final String PLANNED = "planned";
  static final String WEIGHT = "weight";

  /** How many images and predictions each selector hits, by its place in the request. */
  static final String HITS = "hits";

  /** The phases that have something to do, each with how many items. */
  static final String PHASES = "phases";

  private final ExportArchives archives;

  PlanSteps(ExportArchives archives) {
    this.archives = archives;
  }

  /** The step with which a plan begins. */
  static Work root() {
    return new Work(Work.JOB_STEPS, PLAN, PLAN, Map.of());
  }

  /** The path of the step that wrote a project's part of the plan. */
  static String composed(String project) {
    return PLAN + "/" + project + "/" + COMPOSE;
  }

  /** Names an inventory for every project that can be read and changed. */
  StoredResult begin(Deleting deleting, Work work) {
    Job job = deleting.job();
    ProjectStates states = ProjectStates.read(deleting.service(), job.projects());
    String parts = Inventory.arguments("", listed(job.categories())).get("parts");
    List<Work> inventories =
        states.open().stream()
            .map(
                project ->
                    work.below(
                        project,
                        Inventory.START,
                        Map.of(
                            Deleting.PROJECT,
                            project,
                            "parts",
                            parts,
                            InventorySteps.NEXT,
                            COMPOSE)))
            .toList();
    List<Item> blocked = new ArrayList<>();
    states
        .blocked()
        .forEach(
            (project, why) ->
                perProject(job.categories())
                    .forEach(
                        category ->
                            blocked.add(
                                new Item(
                                    category,
                                    project,
                                    null,
                                    project,
                                    Outcome.BLOCKED,
                                    why,
                                    null))));
    Map<String, String> data = new TreeMap<>(states.outside());
    data.put(PLANNED, Json.text(count(blocked)));
    return new StoredResult(
        Tally.of(blocked),
        blocked,
        null,
        inventories,
        null,
        work.below(PlanSealing.SEAL, PlanSealing.SEAL, Map.of()),
        data,
        states.notes(),
        deleting.now());
  }

  private static List<CategoryId> perProject(List<CategoryId> categories) {
    return categories.stream().filter(category -> category != CategoryId.ACCOUNT_INFO).toList();
  }

  /** What has to be listed to plan these categories, side effects included. */
  private static Set<Inventory.Part> listed(List<CategoryId> categories) {
    Set<Inventory.Part> parts = EnumSet.of(Inventory.Part.ITERATIONS);
    boolean projects = categories.contains(CategoryId.PROJECTS);
    boolean iterations = !IterationDeletion.sharing(categories).isEmpty();
    if (projects || iterations || categories.contains(CategoryId.IMAGES)) {
      parts.add(Inventory.Part.IMAGES);
    }
    if (projects || categories.contains(CategoryId.PREDICTIONS)) {
      parts.add(Inventory.Part.PREDICTIONS);
    }
    if (projects || iterations || categories.contains(CategoryId.TAGS)) {
      parts.add(Inventory.Part.TAGS);
      parts.add(Inventory.Part.IMAGES);
    }
    if (projects || iterations || categories.contains(CategoryId.EXPORTED_MODELS)) {
      parts.add(Inventory.Part.MODELS);
    }
    return parts;
  }

  /** Writes a project's part of the plan. */
  StoredResult compose(Deleting deleting, Work work) {
    String project = work.arg(Deleting.PROJECT);
    String node = Work.parent(work.path());
    if (!deleting.complete(node)) {
      return StoredResult.naming(List.of(), null, Map.of(), deleting.now());
    }
    InventoryContext inventory = deleting.inventory(node, false);
    Holdings held = Holdings.read(inventory);
    Optional<ExportedProject> exported = exported(deleting.job(), project);
    ImageNotes notes = ImageNotes.read(held, inventory, exported);
    List<CategoryId> categories = deleting.job().categories();
    ProjectPlan plan = Planner.plan(UUID.fromString(project), categories, held, exported, notes);
    String fragment =
        PlanBook.write(deleting.parts(), project, plan.pieces(UUID.fromString(project)));
    List<Work> left = new ArrayList<>();
    fragment
        .lines()
        .map(line -> line.substring(line.indexOf("  ") + 2))
        .filter(name -> name.startsWith("plan/" + project + "/" + PlanChunk.LEFT + "/"))
        .forEach(
            name ->
                left.add(
                    work.below(
                        LEFT + String.format("-%06d", left.size()),
                        LEFT,
                        Map.of(Deleting.PROJECT, project, PlanBook.PIECE, name))));
    return StoredResult.naming(
        left,
        null,
        Map.of(
            PlanBook.FRAGMENT,
            deleting.parts().write("plan/" + project + "/list", Json.utf8(fragment)),
            PLANNED,
            Json.text(count(categories, plan, project)),
            HITS,
            Json.text(deleting.scope().selectors().counts(listed(categories), held, notes)),
            WEIGHT,
            String.valueOf(plan.weight()),
            PHASES,
            String.join(
                ",",
                plan.phases().entrySet().stream()
                    .map(phase -> phase.getKey().id() + "=" + phase.getValue().size())
                    .toList())),
        deleting.now());
  }

  private Optional<ExportedProject> exported(Job job, String project) {
    return Optional.ofNullable(job.request().requireExport())
        .map(id -> ExportedArchive.read(archives.of(id), UUID.fromString(project)));
  }

  /** Makes items of what stays. */
  StoredResult left(Deleting deleting, Work work) {
    String project = work.arg(Deleting.PROJECT);
    PlanChunk chunk = deleting.plan().chunk(project, work.arg(PlanBook.PIECE));
    return StoredResult.items(
        chunk.entries().stream().map(entry -> entry.item(project)).toList(), deleting.now());
  }

  private static Map<String, Tally> count(List<Item> items) {
    Map<String, Tally> totals = new TreeMap<>();
    for (Item item : items) {
      totals.merge(
          item.category().id(), Tally.planned(1).plus(Tally.of(List.of(item))), Tally::plus);
    }
    return totals;
  }

  private static Map<String, Tally> count(
      List<CategoryId> categories, ProjectPlan plan, String project) {
    Map<String, Tally> totals =
        count(plan.left().stream().map(entry -> entry.item(project)).toList());
    plan.phases()
        .forEach(
            (phase, entries) -> {
              if (phase == Phase.ITERATIONS) {
                IterationDeletion.sharing(categories)
                    .forEach(
                        category ->
                            totals.merge(
                                category.id(), Tally.planned(entries.size()), Tally::plus));
              } else if (phase != Phase.UNPUBLISH) {
                totals.merge(phase.id(), Tally.planned(entries.size()), Tally::plus);
              }
            });
    return totals;
  }
}
