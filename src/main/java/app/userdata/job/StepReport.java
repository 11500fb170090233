package app.userdata.job;

import app.userdata.category.CategoryId;
import app.userdata.category.Tally;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Arrays;

/**
 * What came of one delivery of a step, for operators: ids, counts and sentences of ours, nothing
 * that a user typed.
 *
 * @param delivery how often its queue has delivered it; 0 when its worker came from another step
 * @param tally what its result counts; nothing unless it was stored by this delivery
 * @param reason why it is not done; empty when it is
 */
public record StepReport(
    Place place, long delivery, StepOutcome outcome, Duration took, Tally tally, String reason) {
  /** The category of a step that belongs to none. */
  static final String NO_CATEGORY = "job";

  /**
   * Which step of which job.
   *
   * @param category the category whose items the step is about; {@code job} when there is none
   * @param step its path in the job's tree
   */
  public record Place(
      String job, JobKind kind, JobStatus status, int attempt, String category, String step) {
    static Place of(Job job, Work work) {
      String category =
          Arrays.stream(work.path().split("/"))
              .skip(1)
              .filter(segment -> CategoryId.find(segment).isPresent())
              .findFirst()
              .orElse(NO_CATEGORY);
      return new Place(job.id(), job.kind(), job.status(), job.attempt(), category, work.path());
    }
  }

  /** One line of JSON; its members are listed in docs/operations.md. */
  String line() {
    ObjectNode line = Json.object();
    line.put("event", "step");
    line.put("job", place.job());
    line.put("kind", place.kind().id());
    line.put("status", place.status().id());
    line.put("attempt", place.attempt());
    line.put("category", place.category());
    line.put("step", place.step());
    line.put("delivery", delivery);
    line.put("outcome", outcome.id());
    line.put("ms", took.toMillis());
    if (outcome.settled()) {
      ObjectNode items = line.putObject("items");
      items.put("planned", tally.planned());
      items.put("done", tally.done());
      items.put("skipped", tally.skipped());
      items.put("failed", tally.failed());
      items.put("residual", tally.residual());
      line.put("bytes", tally.bytes());
    }
    if (!reason.isEmpty()) {
      line.put("reason", reason);
    }
    return Json.text(line);
  }
}
