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
  static final String SEAL = "seal";

  /** The data of the sealing step: the plan, or why there is none. */
  static final String SEALED = "sealed";

  static final String GAP = "gap";

  private static final String PLANNED = "planned";
  private static final String WEIGHT = "weight";

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
        work.below(SEAL, SEAL, Map.of()),
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
    ProjectPlan plan =
        Planner.plan(
            UUID.fromString(project),
            deleting.job().categories(),
            held,
            exported,
            ImageNotes.read(held, inventory, exported));
    Map<String, PlanChunk> chunks = plan.chunks(UUID.fromString(project));
    String fragment = PlanBook.write(deleting.parts(), project, chunks);
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
                        Map.of(Deleting.PROJECT, project, PhaseSteps.CHUNK, name))));
    return StoredResult.naming(
        left,
        null,
        Map.of(
            PlanBook.FRAGMENT,
            deleting.parts().write("plan/" + project + "/list", Json.utf8(fragment)),
            PLANNED,
            Json.text(count(deleting.job().categories(), plan, project)),
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
    PlanChunk chunk = deleting.plan().chunk(project, work.arg(PhaseSteps.CHUNK));
    return StoredResult.items(
        chunk.entries().stream().map(entry -> entry.item(project)).toList(), deleting.now());
  }

  /** Seals the plan, unless a part of it is missing. */
  StoredResult seal(Deleting deleting) {
    Job job = deleting.job();
    Optional<String> gap = gap(deleting);
    if (gap.isPresent()) {
      return StoredResult.naming(List.of(), null, Map.of(GAP, gap.get()), deleting.now());
    }
    StringBuilder lines = new StringBuilder();
    Map<String, Tally> totals = new TreeMap<>(counted(deleting.book().get(PLAN)));
    Set<Phase> phases = EnumSet.noneOf(Phase.class);
    long weight = 0;
    for (String project : open(deleting)) {
      StoredResult composed = deleting.book().get(composed(project));
      deleting.plan().lines(project).forEach(line -> lines.append(line).append('\n'));
      counted(composed).forEach((category, tally) -> totals.merge(category, tally, Tally::plus));
      weight += Long.parseLong(composed.dataOf().getOrDefault(WEIGHT, "0"));
      for (String phase : composed.dataOf().getOrDefault(PHASES, "").split(",")) {
        if (!phase.isEmpty()) {
          phases.add(Phase.of(phase.substring(0, phase.indexOf('='))));
        }
      }
    }
    List<Item> account = new ArrayList<>();
    if (job.categories().contains(CategoryId.ACCOUNT_INFO)) {
      account.add(
          new Item(
              CategoryId.ACCOUNT_INFO,
              null,
              null,
              "account",
              Outcome.RESIDUAL,
              "it goes with the resource, in the Azure portal",
              null));
      totals.merge(CategoryId.ACCOUNT_INFO.id(), planned(1).plus(Tally.of(account)), Tally::plus);
    }
    lines.append(PlanBook.line(deleting.parts(), "plan/scope", Json.bytes(PlanScope.of(job))));
    PlanSeal seal =
        new PlanSeal(
            "sha256:" + Hashes.sha256(lines.toString()),
            job.attempt(),
            deleting.now(),
            weight,
            phases.stream().map(Phase::id).toList(),
            totals);
    return new StoredResult(
        Tally.of(account),
        account,
        null,
        null,
        null,
        null,
        Map.of(SEALED, Json.text(seal)),
        null,
        deleting.now());
  }

  /** What the hash of a plan covers beside its items: it holds for no other resource. */
  private record PlanScope(
      String jobId,
      String endpoint,
      String apiVersion,
      List<String> categories,
      List<String> projects) {
    static PlanScope of(Job job) {
      return new PlanScope(
          job.id(),
          job.origin().endpoint(),
          job.origin().apiVersion(),
          job.request().categories(),
          job.projects());
    }
  }

  /** The first project whose part of the plan is missing or has gaps, and why. */
  private static Optional<String> gap(Deleting deleting) {
    StoredResult root = deleting.book().get(PLAN);
    if (root.isFailed()) {
      return Optional.of(String.valueOf(root.dataOf().get(StoredResult.FAILED)));
    }
    for (String project : open(deleting)) {
      Optional<StoredResult> composed = deleting.book().find(composed(project));
      if (composed.isEmpty() || !composed.get().dataOf().containsKey(PlanBook.FRAGMENT)) {
        return Optional.of("a listing of project " + project + " could not be completed");
      }
    }
    return Optional.empty();
  }

  private static List<String> open(Deleting deleting) {
    return deleting.book().get(PLAN).childrenOf().stream().map(Work::segment).sorted().toList();
  }

  private static Map<String, Tally> counted(StoredResult result) {
    Map<String, Tally> totals = new TreeMap<>();
    Json.tallies(result.dataOf().getOrDefault(PLANNED, "{}")).forEach(totals::put);
    return totals;
  }

  private static Map<String, Tally> count(List<Item> items) {
    Map<String, Tally> totals = new TreeMap<>();
    for (Item item : items) {
      totals.merge(item.category().id(), planned(1).plus(Tally.of(List.of(item))), Tally::plus);
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
                            totals.merge(category.id(), planned(entries.size()), Tally::plus));
              } else if (phase != Phase.UNPUBLISH) {
                totals.merge(phase.id(), planned(entries.size()), Tally::plus);
              }
            });
    return totals;
  }

  private static Tally planned(long items) {
    return Tally.planned(items);
  }
}
