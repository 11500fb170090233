package app.userdata.evidence;

import java.util.List;
import java.util.Map;

/**
 * What became of the items of one category. All counts are of items.
 *
 * @param planned in the plan; the sum of all that follow but {@code appearedSincePlan}
 * @param appearedSincePlan seen while verifying, in no plan, and not deleted
 * @param operations the API operations that deleted, by the names of the API; none where no API
 *     deletes
 */
public record CategoryEvidence(
    long planned,
    long deleted,
    long absent,
    long failed,
    long skipped,
    long residual,
    long notExported,
    long changedSincePlan,
    long blocked,
    long held,
    long survived,
    long appearedSincePlan,
    List<String> operations,
    Verification verification) {
  /** Wrong values are an {@link IllegalArgumentException} that names the member. */
  public CategoryEvidence {
    Values.count("planned", planned);
    Values.count("deleted", deleted);
    Values.count("absent", absent);
    Values.count("failed", failed);
    Values.count("skipped", skipped);
    Values.count("residual", residual);
    Values.count("notExported", notExported);
    Values.count("changedSincePlan", changedSincePlan);
    Values.count("blocked", blocked);
    Values.count("held", held);
    Values.count("survived", survived);
    Values.count("appearedSincePlan", appearedSincePlan);
    operations = List.copyOf(Values.present("operations", operations));
    operations.forEach(operation -> Values.word("an operation", operation));
    Values.present("verification", verification);
  }

  /** From counts by outcome, where what is missing is zero. */
  public static CategoryEvidence of(
      long planned,
      Map<ItemOutcome, Long> outcomes,
      List<String> operations,
      Verification verification) {
    return new CategoryEvidence(
        planned,
        outcomes.getOrDefault(ItemOutcome.DELETED, 0L),
        outcomes.getOrDefault(ItemOutcome.ABSENT, 0L),
        outcomes.getOrDefault(ItemOutcome.FAILED, 0L),
        outcomes.getOrDefault(ItemOutcome.SKIPPED, 0L),
        outcomes.getOrDefault(ItemOutcome.RESIDUAL, 0L),
        outcomes.getOrDefault(ItemOutcome.NOT_EXPORTED, 0L),
        outcomes.getOrDefault(ItemOutcome.CHANGED_SINCE_PLAN, 0L),
        outcomes.getOrDefault(ItemOutcome.BLOCKED, 0L),
        outcomes.getOrDefault(ItemOutcome.HELD, 0L),
        outcomes.getOrDefault(ItemOutcome.SURVIVED, 0L),
        outcomes.getOrDefault(ItemOutcome.APPEARED_SINCE_PLAN, 0L),
        operations,
        verification);
  }

  /** The count of one outcome. */
  public long count(ItemOutcome outcome) {
    return switch (outcome) {
      case DELETED -> deleted;
      case ABSENT -> absent;
      case FAILED -> failed;
      case SKIPPED -> skipped;
      case RESIDUAL -> residual;
      case NOT_EXPORTED -> notExported;
      case CHANGED_SINCE_PLAN -> changedSincePlan;
      case BLOCKED -> blocked;
      case HELD -> held;
      case SURVIVED -> survived;
      case APPEARED_SINCE_PLAN -> appearedSincePlan;
    };
  }

  /** Items of the plan whose outcome is known; equal to {@code planned} when the job is done. */
  long settled() {
    long sum = 0;
    for (ItemOutcome outcome : ItemOutcome.values()) {
      sum += outcome == ItemOutcome.APPEARED_SINCE_PLAN ? 0 : count(outcome);
    }
    return sum;
  }
}
