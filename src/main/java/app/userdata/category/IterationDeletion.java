package app.userdata.category;

import app.userdata.customvision.CustomVisionException;
import java.util.List;
import java.util.Set;

/**
 * DeleteIteration, which deletes what three categories describe: the iteration in the list, its
 * details and its performance. A job that names several of them calls it once.
 */
public final class IterationDeletion {
  /** The operations of the service that delete an iteration. */
  static final List<String> OPERATIONS = List.of("UnpublishIteration", "DeleteIteration");

  private static final Set<CategoryId> SHARING =
      Set.of(CategoryId.ITERATIONS, CategoryId.ITERATION_DETAILS, CategoryId.ITERATION_PERFORMANCE);

  private IterationDeletion() {}

  static Deleted run(Deletion deletion) {
    return Deleted.each(deletion, id -> deletion.service().deleteIteration(deletion.project(), id));
  }

  /** Unpublishes: one that is not published any more is as it should be. */
  public static Deleted unpublish(Deletion deletion) {
    return Deleted.each(
        deletion,
        id -> {
          try {
            deletion.service().unpublishIteration(deletion.project(), id);
          } catch (CustomVisionException.Rejected e) {
            if (!e.code().equals("BadRequestIterationNotPublished")) {
              throw e;
            }
          }
        });
  }

  /** Those of the given categories that an iteration's deletion serves; the first does the work. */
  public static List<CategoryId> sharing(List<CategoryId> categories) {
    return categories.stream().filter(SHARING::contains).toList();
  }
}
