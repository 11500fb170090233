package app.userdata.category;

import java.util.List;
import java.util.UUID;

/**
 * What a plan of one project is made from.
 *
 * @param export lets through what may go, where only what an export holds may
 */
record PlanInput(
    UUID project, List<CategoryId> categories, Holdings held, ExportGate export, ImageNotes notes) {
  PlanInput {
    categories = List.copyOf(categories);
  }

  boolean names(CategoryId category) {
    return categories.contains(category);
  }

  /** The categories of the job that an iteration's deletion serves; the first does the work. */
  List<CategoryId> ofIterations() {
    return IterationDeletion.sharing(categories);
  }

  /** The iterations that are not among those. */
  List<Holdings.HeldIteration> iterationsBut(IdIndex going) {
    return held.iterations().stream().filter(one -> !going.contains(one.id())).toList();
  }
}
