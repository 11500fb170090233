package app.userdata.category;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of a plan: an item that will go, or one that is left and why. Ids only.
 *
 * @param id the item's id in Custom Vision; platform and flavor of an exported model
 * @param iterationId the iteration that holds it, where it is not the workspace
 * @param outcome what is known already of an item that is left; absent when it will go
 * @param reason why it is left, or with what it goes
 * @param count how many unnamed things go with it, such as the taggings of a tag
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PlanEntry(
    CategoryId category,
    String id,
    @Nullable String iterationId,
    @Nullable Outcome outcome,
    @Nullable String reason,
    @Nullable Long count) {

  static PlanEntry of(CategoryId category, UUID id) {
    return new PlanEntry(category, id.toString(), null, null, null, null);
  }

  /** The same of another item. */
  PlanEntry named(String other) {
    return new PlanEntry(category, other, iterationId, outcome, reason, count);
  }

  /** The same item, held by an iteration. */
  PlanEntry in(@Nullable UUID iteration) {
    return new PlanEntry(
        category, id, iteration == null ? null : iteration.toString(), outcome, reason, count);
  }

  /** The same item, going with something else. */
  PlanEntry with(String what) {
    return new PlanEntry(category, id, iterationId, outcome, what, count);
  }

  PlanEntry counting(long things) {
    return new PlanEntry(category, id, iterationId, outcome, reason, things);
  }

  /** The same item, left. */
  PlanEntry left(Outcome why, String sentence) {
    return new PlanEntry(category, id, iterationId, why, sentence, count);
  }

  @JsonIgnore
  UUID uuid() {
    return UUID.fromString(id);
  }

  /** How many items a person who reads the plan should count for it. */
  @JsonIgnore
  public long weight() {
    return count == null ? 1 : count;
  }

  /** The entry as an item, with its outcome or as planned. */
  public Item item(String project) {
    return item(project, outcome == null ? Outcome.PLANNED : outcome, reason);
  }

  /** The entry as an item with another outcome. */
  public Item item(String project, Outcome became, @Nullable String why) {
    return new Item(category, project, iterationId, id, became, why, null);
  }
}
