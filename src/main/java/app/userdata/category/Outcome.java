package app.userdata.category;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** What became of one item. */
public enum Outcome {
  PLANNED("planned"),
  EXPORTED("exported"),
  DELETED("deleted"),
  ABSENT("absent"),
  SKIPPED("skipped"),
  FAILED("failed"),
  RESIDUAL("residual"),
  NOT_EXPORTED("notExported"),
  CHANGED_SINCE_PLAN("changedSincePlan"),
  BLOCKED("blocked"),
  HELD("held"),
  SURVIVED("survived"),
  APPEARED_SINCE_PLAN("appearedSincePlan");

  private final String id;

  Outcome(String id) {
    this.id = id;
  }

  /** The name in items and queries. */
  @JsonValue
  public String id() {
    return id;
  }

  /**
   * The outcome of that name; anything else is an {@link IllegalArgumentException} that lists what
   * is allowed.
   */
  @JsonCreator
  public static Outcome of(String id) {
    return Arrays.stream(values())
        .filter(outcome -> outcome.id.equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "outcome must be one of " + Arrays.stream(values()).map(Outcome::id).toList()));
  }
}
