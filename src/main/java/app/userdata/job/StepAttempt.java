package app.userdata.job;

import app.userdata.category.CategoryId;
import app.userdata.category.Item;
import app.userdata.category.Outcome;
import app.userdata.category.Tally;
import app.userdata.customvision.CustomVisionException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Does a step once, and decides what a failure means: put it off, try again, or give it up. */
final class StepAttempt {
  private static final int LAST_DELIVERY = 5;
  private static final Duration LONGEST_WAIT = Duration.ofHours(24);

  private final Map<String, StepHandler> handlers;
  private final StepQueue queue;
  private final Clock clock;

  /**
   * @param handlers by the queue whose steps they do
   */
  StepAttempt(Map<String, StepHandler> handlers, StepQueue queue, Clock clock) {
    this.handlers = Map.copyOf(handlers);
    this.queue = queue;
    this.clock = clock;
  }

  /**
   * The result, or nothing when the step comes again, which the entry tells.
   *
   * @param delivery how often the queue has delivered the step; 0 when its worker came from another
   *     step, and then a failure puts it into its queue
   * @throws RuntimeException when the queue is to deliver the step again
   */
  Optional<StoredResult> run(Job job, StepMessage message, long delivery, Journal.Entry entry) {
    Work work = message.work();
    StepHandler handler = handlers.get(work.queue());
    if (handler == null) {
      return Optional.of(failed(work, "no handler for the queue " + work.queue()));
    }
    try {
      return Optional.of(handler.run(job, work));
    } catch (CustomVisionException.Throttled e) {
      return putOff(message, e, entry);
    } catch (RuntimeException e) {
      if (permanent(e) || delivery >= LAST_DELIVERY) {
        StoredResult failed = failed(work, Reasons.of(e));
        return Optional.of(gone(e) ? failed.changed() : failed);
      }
      if (delivery == 0) {
        queue.send(message, Duration.ZERO);
        entry.retried(e);
        return Optional.empty();
      }
      throw e;
    }
  }

  private Optional<StoredResult> putOff(
      StepMessage message, CustomVisionException.Throttled why, Journal.Entry entry) {
    if (clock.instant().isAfter(message.since().plus(LONGEST_WAIT))) {
      return Optional.of(
          failed(message.work(), "throttled for longer than " + LONGEST_WAIT.toHours() + " hours"));
    }
    queue.send(message, why.retryAfter());
    entry.putOff(why);
    return Optional.empty();
  }

  /** The result of a step that was given up. */
  StoredResult failed(Work work, String reason) {
    CategoryId category = CategoryId.find(categoryIn(work.path())).orElse(CategoryId.PROJECTS);
    Item item =
        new Item(
            category,
            work.args().get("project"),
            work.args().get("iteration"),
            work.path(),
            Outcome.FAILED,
            reason,
            null);
    return new StoredResult(
        Tally.of(List.of(item)),
        List.of(item),
        null,
        null,
        null,
        null,
        Map.of(StoredResult.FAILED, reason),
        null,
        clock.instant());
  }

  private static String categoryIn(String path) {
    String[] segments = path.split("/");
    return segments.length > 1 ? segments[1] : "";
  }

  /** Repeating it would not help: what the service or a setting refused stays refused. */
  private static boolean permanent(RuntimeException e) {
    return e instanceof CustomVisionException.Unauthorized
        || e instanceof CustomVisionException.Rejected
        || e instanceof CustomVisionException.NotFound
        || (e instanceof JobProblem problem && problem.kind() == JobProblem.Kind.CHANGED);
  }

  /** Steps are named by what a listing showed: what is not there any more was deleted since. */
  private static boolean gone(RuntimeException e) {
    return e instanceof CustomVisionException.NotFound notFound && notFound.ofObject();
  }
}
