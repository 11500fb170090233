package app.userdata.category;

import app.userdata.category.Holdings.HeldIteration;
import app.userdata.category.Holdings.HeldSet;
import app.userdata.category.Holdings.HeldTag;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Decides what a deletion of some categories does to a project that holds this. Pure: the same
 * inventory gives the same plan. When in doubt an item is left, and the plan says why.
 */
public final class Planner {
  private static final String KEPT_OUT = "it is kept out of this deletion";
  private static final String NOT_IN_EXPORT =
      "the export does not hold it, or it was changed since";

  private final UUID project;
  private final List<CategoryId> categories;
  private final Holdings held;
  private final ExportGate export;
  private final ImageNotes notes;

  private final Map<Phase, List<PlanEntry>> phases = new EnumMap<>(Phase.class);
  private final List<PlanEntry> along = new ArrayList<>();
  private final List<PlanEntry> left = new ArrayList<>();
  private final Set<UUID> goingIterations = new HashSet<>();
  private IdIndex goingImages = IdIndex.EMPTY;
  private boolean somethingStays;

  private Planner(
      UUID project,
      List<CategoryId> categories,
      Holdings held,
      Optional<ExportedProject> exported,
      ImageNotes notes) {
    this.project = project;
    this.categories = List.copyOf(categories);
    this.held = held;
    this.export = new ExportGate(exported, notes);
    this.notes = notes;
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
    return new Planner(project, categories, held, exported, notes).run();
  }

  private ProjectPlan run() {
    if (!held.gone()) {
      if (categories.contains(CategoryId.PREDICTIONS)) {
        predictions();
      }
      if (categories.contains(CategoryId.IMAGES)) {
        images();
      }
      iterations();
      if (categories.contains(CategoryId.TAGS)) {
        tags();
      }
      if (categories.contains(CategoryId.EXPORTED_MODELS)) {
        models()
            .forEach(model -> left.add(model.left(Outcome.RESIDUAL, "it goes with the account")));
      }
      if (categories.contains(CategoryId.PROJECTS)) {
        wholeProject();
      }
      if (categories.contains(CategoryId.TAGS)) {
        rememberedTags();
      }
    }
    return new ProjectPlan(phases, along, left);
  }

  private void predictions() {
    for (UUID id : held.predictions().all().ids()) {
      PlanEntry entry = PlanEntry.of(CategoryId.PREDICTIONS, id);
      if (held.predictions().wanted().contains(id)) {
        goes(Phase.PREDICTIONS, entry, export.holdsPrediction(id));
      } else if (!notes.narrowed()) {
        stays(entry, Outcome.HELD, KEPT_OUT);
      }
    }
  }

  private void images() {
    Map<UUID, PlanEntry> kept = new HashMap<>();
    IdIndex seen = IdIndex.EMPTY;
    for (Map.Entry<String, HeldSet> set : held.sets().entrySet()) {
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
          goes(Phase.IMAGES, entry, export.holdsImage(id));
        }
      }
      seen = IdIndex.union(List.of(seen, images.wanted()));
      for (UUID id : images.all().only(id -> notes.heldTags(id).isPresent()).ids()) {
        kept.putIfAbsent(id, PlanEntry.of(CategoryId.IMAGES, id).in(iteration));
      }
    }
    kept.values().forEach(entry -> stays(entry, Outcome.HELD, KEPT_OUT));
    goingImages =
        IdIndex.of(
            phases.getOrDefault(Phase.IMAGES, List.of()).stream().map(PlanEntry::uuid).toList());
  }

  private void iterations() {
    List<CategoryId> sharing = IterationDeletion.sharing(categories);
    if (sharing.isEmpty()) {
      return;
    }
    for (HeldIteration iteration : held.iterations()) {
      if (iteration.onlyWithProject() && categories.contains(CategoryId.PROJECTS)) {
        continue;
      }
      PlanEntry entry = PlanEntry.of(sharing.get(0), iteration.id());
      IdIndex only = held.images(iteration).without(List.of(held.workspace().all(), goingImages));
      if (only.ids().stream().anyMatch(id -> notes.heldTags(id).isPresent())) {
        sharing.forEach(
            category ->
                stays(
                    PlanEntry.of(category, iteration.id()),
                    Outcome.BLOCKED,
                    "images that are kept out live only in it"));
      } else if (!export.holds(iteration, only, remembered(iteration))) {
        sharing.forEach(
            category ->
                stays(PlanEntry.of(category, iteration.id()), Outcome.NOT_EXPORTED, NOT_IN_EXPORT));
      } else {
        goingIterations.add(iteration.id());
        planned(Phase.ITERATIONS).add(entry);
        unpublish(iteration, sharing.get(0));
      }
    }
    goesWithIterations();
  }

  /** Images that no set keeps once these iterations are gone, and what else only they remember. */
  private void goesWithIterations() {
    List<IdIndex> staying = new ArrayList<>(List.of(held.workspace().all(), goingImages));
    held.iterations().stream()
        .filter(iteration -> !goingIterations.contains(iteration.id()))
        .forEach(iteration -> staying.add(held.images(iteration)));
    IdIndex listed = IdIndex.EMPTY;
    for (HeldIteration iteration : held.iterations()) {
      if (goingIterations.contains(iteration.id())) {
        String with = "goes with iteration " + iteration.id();
        staying.add(listed);
        IdIndex only = held.images(iteration).without(staying);
        only.ids().forEach(id -> along.add(entry(CategoryId.IMAGES, id, iteration, with)));
        listed = only;
        remembered(iteration)
            .ids()
            .forEach(id -> along.add(entry(CategoryId.TAGS, id, iteration, with)));
        models(iteration).forEach(model -> along.add(model.with(with)));
      }
    }
  }

  private void tags() {
    boolean whole = held.workspace().all().without(List.of(goingImages)).size() == 0;
    for (HeldTag tag : held.tags()) {
      PlanEntry entry = PlanEntry.of(CategoryId.TAGS, tag.id());
      if (tag.held() || notes.tagsOfHeld().contains(tag.id())) {
        stays(entry, Outcome.HELD, "it marks images that are kept out");
        continue;
      }
      if (notes.tagsOfUnexported().contains(tag.id())) {
        // With it would go taggings and regions of which there is no copy.
        stays(entry, Outcome.NOT_EXPORTED, "it marks images that changed since the export");
        continue;
      }
      if (!goes(Phase.TAGS, entry, export.holdsTag(tag.id()))) {
        continue;
      }
      if (tag.images() > 0 && !whole) {
        along.add(entry.with("taggings and regions that go with the tag").counting(tag.images()));
      }
    }
  }

  /** What iterations that stay remember of tags, whether the workspace has those or not. */
  private void rememberedTags() {
    if (phases.containsKey(Phase.PROJECTS)) {
      return;
    }
    for (HeldIteration iteration : held.iterations()) {
      if (!goingIterations.contains(iteration.id())) {
        for (UUID id : iteration.tags().ids()) {
          left.add(
              PlanEntry.of(CategoryId.TAGS, id)
                  .in(iteration.id())
                  .left(
                      Outcome.RESIDUAL,
                      "an iteration keeps its own copy; delete the iteration or the project"));
        }
      }
    }
  }

  /** A project goes only if nothing in it has to stay. */
  private void wholeProject() {
    PlanEntry entry = PlanEntry.of(CategoryId.PROJECTS, project);
    if (somethingStays || notes.anyHeld() || held.tags().stream().anyMatch(HeldTag::held)) {
      projectStays(entry, Outcome.BLOCKED, "something in the project has to stay");
      return;
    }
    if (!export.holdsProject(held)) {
      projectStays(entry, Outcome.NOT_EXPORTED, NOT_IN_EXPORT);
      return;
    }
    planned(Phase.PROJECTS).add(entry);
    String with = "goes with the project";
    for (HeldIteration iteration : held.iterations()) {
      if (!goingIterations.contains(iteration.id())) {
        unpublish(iteration, CategoryId.PROJECTS);
        along.add(PlanEntry.of(CategoryId.ITERATIONS, iteration.id()).with(with));
        models(iteration).forEach(model -> along.add(model.with(with)));
        remembered(iteration)
            .ids()
            .forEach(id -> along.add(entry(CategoryId.TAGS, id, iteration, with)));
      }
    }
    also(CategoryId.IMAGES, held.allImages(), with);
    also(CategoryId.PREDICTIONS, held.predictions().all(), with);
    also(CategoryId.TAGS, held.tagIds(), with);
  }

  /** With the project stay the iterations that would only go with it. */
  private void projectStays(PlanEntry entry, Outcome outcome, String why) {
    stays(entry, outcome, why);
    held.iterations().stream()
        .filter(HeldIteration::onlyWithProject)
        .forEach(
            iteration ->
                IterationDeletion.sharing(categories)
                    .forEach(
                        category -> stays(PlanEntry.of(category, iteration.id()), outcome, why)));
  }

  /** Adds what is named neither by itself nor along with something yet. */
  private void also(CategoryId category, IdIndex ids, String with) {
    IdIndex named =
        IdIndex.of(
            Stream.concat(phases.values().stream().flatMap(List::stream), along.stream())
                .filter(entry -> entry.category() == category)
                .map(PlanEntry::uuid)
                .toList());
    for (UUID id : ids.without(List.of(named)).ids()) {
      along.add(PlanEntry.of(category, id).with(with));
    }
  }

  /** The tags that only iterations have yet. */
  private IdIndex remembered(HeldIteration iteration) {
    return iteration.tags().without(List.of(held.tagIds()));
  }

  private void unpublish(HeldIteration iteration, CategoryId category) {
    if (iteration.published()) {
      planned(Phase.UNPUBLISH).add(PlanEntry.of(category, iteration.id()));
    }
  }

  private boolean goes(Phase phase, PlanEntry entry, boolean isExported) {
    if (isExported) {
      planned(phase).add(entry);
    } else {
      stays(entry, Outcome.NOT_EXPORTED, NOT_IN_EXPORT);
    }
    return isExported;
  }

  private void stays(PlanEntry entry, Outcome outcome, String why) {
    left.add(entry.left(outcome, why));
    somethingStays = true;
  }

  private List<PlanEntry> models() {
    return held.iterations().stream().flatMap(one -> models(one).stream()).toList();
  }

  private static List<PlanEntry> models(HeldIteration iteration) {
    return iteration.models().stream()
        .map(
            model ->
                new PlanEntry(
                    CategoryId.EXPORTED_MODELS, model, iteration.id().toString(), null, null, null))
        .toList();
  }

  private static PlanEntry entry(
      CategoryId category, UUID id, HeldIteration iteration, String with) {
    return PlanEntry.of(category, id).in(iteration.id()).with(with);
  }

  private List<PlanEntry> planned(Phase phase) {
    return phases.computeIfAbsent(phase, any -> new ArrayList<>());
  }
}
