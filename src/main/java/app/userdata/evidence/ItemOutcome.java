package app.userdata.evidence;

import com.fasterxml.jackson.annotation.JsonValue;

/** What became of one item of a deletion. All but the last were in the plan. */
public enum ItemOutcome {
  /** The service accepted its deletion, and it was not seen again. */
  DELETED("deleted"),
  /** It was gone before we asked. */
  ABSENT("absent"),
  FAILED("failed"),
  SKIPPED("skipped"),
  /** No API deletes it. */
  RESIDUAL("residual"),
  /** The archive that the request requires does not hold it as it is now. */
  NOT_EXPORTED("notExported"),
  CHANGED_SINCE_PLAN("changedSincePlan"),
  /** The service did not let us look at its project. */
  BLOCKED("blocked"),
  /** The request keeps it out, as for a legal hold. */
  HELD("held"),
  /** The service accepted its deletion and still listed it at the end. */
  SURVIVED("survived"),
  APPEARED_SINCE_PLAN("appearedSincePlan");

  private final String id;

  ItemOutcome(String id) {
    this.id = id;
  }

  /** The name in items and counts. */
  @JsonValue
  public String id() {
    return id;
  }
}
