package app.userdata.category;

import app.userdata.category.Holdings.HeldIteration;
import app.userdata.category.Holdings.HeldTag;
import java.util.ArrayList;
import java.util.List;

/** What goes with something else, without being deleted by itself. */
final class TakenAlong {
  private static final String WITH_PROJECT = "goes with the project";

  private final Holdings held;

  TakenAlong(Holdings held) {
    this.held = held;
  }

  /**
   * What goes with iterations: images that no set keeps once these are gone, tags that only they
   * remember, and their models.
   *
   * @param going the iterations
   * @param images those that go by themselves
   */
  List<PlanEntry> withIterations(IdIndex going, IdIndex images) {
    List<IdIndex> kept = new ArrayList<>(List.of(held.workspace().all(), images));
    List<HeldIteration> goes = new ArrayList<>();
    for (HeldIteration iteration : held.iterations()) {
      if (going.contains(iteration.id())) {
        goes.add(iteration);
      } else {
        kept.add(held.images(iteration));
      }
    }
    List<PlanEntry> along = new PlanEntries();
    for (HeldIteration iteration : goes) {
      String with = "goes with iteration " + iteration.id();
      IdIndex last = held.images(iteration).without(kept);
      last.ids()
          .forEach(
              id -> along.add(PlanEntry.of(CategoryId.IMAGES, id).in(iteration.id()).with(with)));
      // Each is named once, with the oldest iteration that has it.
      kept.add(last);
      along.addAll(remembered(iteration, with));
    }
    return along;
  }

  /** The taggings and regions that go with a tag of the workspace, where images stay there. */
  static List<PlanEntry> withTag(HeldTag tag, PlanEntry entry, boolean imagesStay) {
    return tag.images() > 0 && imagesStay
        ? List.of(entry.with("taggings and regions that go with the tag").counting(tag.images()))
        : List.of();
  }

  /**
   * What goes with the project and is not named yet, by itself or along with something else.
   *
   * @param iterations those that do not go by themselves
   */
  List<PlanEntry> withProject(List<HeldIteration> iterations, PlanDraft named) {
    List<PlanEntry> along = new PlanEntries();
    for (HeldIteration iteration : iterations) {
      along.add(PlanEntry.of(CategoryId.ITERATIONS, iteration.id()).with(WITH_PROJECT));
      along.addAll(remembered(iteration, WITH_PROJECT));
    }
    rest(CategoryId.IMAGES, held.allImages(), named, along);
    rest(CategoryId.PREDICTIONS, held.predictions().all(), named, along);
    rest(CategoryId.TAGS, held.tagIds(), named, along);
    return along;
  }

  private static void rest(
      CategoryId category, IdIndex ids, PlanDraft named, List<PlanEntry> along) {
    ids.without(List.of(named.named(category)))
        .ids()
        .forEach(id -> along.add(PlanEntry.of(category, id).with(WITH_PROJECT)));
  }

  /** The tags that only an iteration has yet, and its models. */
  private List<PlanEntry> remembered(HeldIteration iteration, String with) {
    List<PlanEntry> along = new ArrayList<>();
    held.remembered(iteration)
        .ids()
        .forEach(id -> along.add(PlanEntry.of(CategoryId.TAGS, id).in(iteration.id()).with(with)));
    models(iteration).forEach(model -> along.add(model.with(with)));
    return along;
  }

  /** The models that were exported from an iteration; they have names and no ids. */
  static List<PlanEntry> models(HeldIteration iteration) {
    return iteration.models().stream()
        .map(
            model ->
                new PlanEntry(
                    CategoryId.EXPORTED_MODELS, model, iteration.id().toString(), null, null, null))
        .toList();
  }
}
