package app.userdata.job;

import app.userdata.category.CategoryId;
import app.userdata.category.Item;
import app.userdata.category.Outcome;
import app.userdata.category.Tally;
import app.userdata.customvision.CustomVisionException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Does a step once, and decides what a failure means: put it off, try again, or give it up. */
final class StepAttempt {
  private static final Logger LOG = Logger.getLogger(StepAttempt.class.getName());
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
   * The result, or nothing when the step was put off.
   *
   * @param delivery how often the queue has delivered the step; 0 when its worker came from another
   *     step, and then a failure puts it into its queue
   * @throws RuntimeException when the queue is to deliver the step again
   */
  Optional<StoredResult> run(Job job, StepMessage message, long delivery) {
    Work work = message.work();
    StepHandler handler = handlers.get(work.queue());
    if (handler == null) {
      return Optional.of(failed(work, "no handler for the queue " + work.queue()));
    }
    Instant start = clock.instant();
    try {
      StoredResult result = handler.run(job, work);
      log(job, work, delivery, "done", start);
      return Optional.of(result);
    } catch (CustomVisionException.Throttled e) {
      return putOff(job, message, e.retryAfter());
    } catch (RuntimeException e) {
      log(job, work, delivery, e.getClass().getSimpleName(), start);
      if (permanent(e) || delivery >= LAST_DELIVERY) {
        StoredResult failed = failed(work, Reasons.of(e));
        return Optional.of(gone(e) ? failed.changed() : failed);
      }
      if (delivery == 0) {
        queue.send(message, Duration.ZERO);
        return Optional.empty();
      }
      throw e;
    }
  }

  private Optional<StoredResult> putOff(Job job, StepMessage message, Duration wait) {
    if (clock.instant().isAfter(message.since().plus(LONGEST_WAIT))) {
      return Optional.of(
          failed(message.work(), "throttled for longer than " + LONGEST_WAIT.toHours() + " hours"));
    }
    queue.send(message, wait);
    log(job, message.work(), 1, "put off", clock.instant());
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

  private void log(Job job, Work work, long delivery, String outcome, Instant start) {
    LOG.log(
        Level.FINE,
        "step job={0} path={1} delivery={2} outcome={3} ms={4}",
        new Object[] {
          job.id(),
          work.path(),
          delivery,
          outcome,
          Duration.between(start, clock.instant()).toMillis()
        });
  }
}
