package app.userdata.category;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one item. Ids only: never a name that a user typed.
 *
 * @param id the item's id in Custom Vision, or the step's path where the items of a failed step are
 *     unknown
 * @param reason why, when the outcome does not speak for itself
 * @param bytes the length of what was exported
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Item(
    CategoryId category,
    @Nullable String projectId,
    @Nullable String iterationId,
    String id,
    Outcome outcome,
    @Nullable String reason,
    @Nullable Long bytes) {

  /** The same item as another category has it. */
  public Item as(CategoryId other) {
    return new Item(other, projectId, iterationId, id, outcome, reason, bytes);
  }

  /** An item that is in the archive. */
  public static Item exported(Step step, String id, long bytes) {
    return new Item(
        step.category(),
        step.projectText(),
        step.iterationText(),
        id,
        Outcome.EXPORTED,
        null,
        bytes);
  }

  /** An item that has nothing to export, and why. */
  public static Item skipped(Step step, String id, String reason) {
    return new Item(
        step.category(),
        step.projectText(),
        step.iterationText(),
        id,
        Outcome.SKIPPED,
        reason,
        null);
  }

  /** An item that could not be exported, and why. */
  public static Item failed(Step step, String id, String reason) {
    return new Item(
        step.category(),
        step.projectText(),
        step.iterationText(),
        id,
        Outcome.FAILED,
        reason,
        null);
  }
}
