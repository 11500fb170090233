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

/**
 * Runs one queue message: does the step unless its result is stored, stores the result once,
 * enqueues from the stored result what follows, and rolls up what became complete. Only then is the
 * message acknowledged, by returning.
 */
public final class StepRunner implements Steps {
  private static final Logger LOG = Logger.getLogger(StepRunner.class.getName());
  private static final int LAST_DELIVERY = 5;
  private static final Duration LONGEST_WAIT = Duration.ofHours(24);

  private final JobRecords jobs;
  private final RecordStore records;
  private final MessageQueue queue;
  private final Map<String, StepHandler> handlers;
  private final Settlement settlement;
  private final Map<JobKind, JobFlow> flows;
  private final JobEnd end;
  private final Clock clock;

  StepRunner(
      JobRecords jobs,
      RecordStore records,
      MessageQueue queue,
      Map<String, StepHandler> handlers,
      Map<JobKind, JobFlow> flows,
      JobEnd end,
      Clock clock) {
    this.jobs = jobs;
    this.records = records;
    this.queue = queue;
    this.handlers = Map.copyOf(handlers);
    this.flows = Map.copyOf(flows);
    this.settlement = new Settlement(queue, clock);
    this.end = end;
    this.clock = clock;
  }

  @Override
  public void run(String body, long dequeueCount) {
    Optional<StepMessage> message = read(body);
    if (message.isEmpty()) {
      LOG.warning("a message that is no step of this version was dropped");
      return;
    }
    Optional<Job> job = jobs.find(message.get().jobId());
    if (job.isEmpty() || job.get().attempt() != message.get().attempt()) {
      return;
    }
    if (job.get().status().terminal()) {
      end.announce(job.get());
      return;
    }
    run(job.get(), message.get(), dequeueCount);
  }

  private void run(Job job, StepMessage message, long dequeueCount) {
    Work work = message.work();
    ResultBook book = new ResultBook(records, job.id(), job.attempt());
    Optional<StoredResult> stored = book.find(work.path());
    boolean repeated = stored.isPresent();
    if (stored.isEmpty()) {
      Optional<StoredResult> made = attempt(job, message, dequeueCount);
      if (made.isEmpty()) {
        return;
      }
      boolean first = book.store(work.path(), made.get());
      if (!first && dequeueCount == 1) {
        // A copy of the message was quicker; its delivery sends what follows, or is repeated.
        return;
      }
      stored = first ? made : book.find(work.path());
    }
    settlement.enqueue(job, book, work.path(), stored.orElseThrow(), repeated);
    if (settlement.settle(job, book, work.path(), repeated || dequeueCount > 1)) {
      advance(job, book);
    }
  }

  /** Moves a job on after one of its trees was done. */
  void advance(Job job, ResultBook book) {
    flow(job).advance(job, book);
  }

  /** The steps with which the trees begin that a job works on now. */
  List<Work> roots(Job job) {
    return flow(job).roots(job);
  }

  private JobFlow flow(Job job) {
    JobFlow flow = flows.get(job.kind());
    if (flow == null) {
      throw new IllegalStateException("no flow for a job of the kind " + job.kind().id());
    }
    return flow;
  }

  /** Fails the step of a message that was given up; a message that is no step is dropped. */
  void giveUp(String body, String reason) {
    read(body)
        .ifPresent(
            message ->
                jobs.find(message.jobId())
                    .filter(job -> job.attempt() == message.attempt() && !job.status().terminal())
                    .ifPresent(job -> abandon(job, message.work(), reason)));
  }

  /** Fails a step for good: its result says why, and the job goes on without it. */
  void abandon(Job job, Work work, String reason) {
    ResultBook book = new ResultBook(records, job.id(), job.attempt());
    StoredResult stored = book.settle(work.path(), failed(work, reason));
    settlement.enqueue(job, book, work.path(), stored, true);
    if (settlement.settle(job, book, work.path(), true)) {
      advance(job, book);
    }
  }

  /**
   * The result, or nothing when the step was put off. Other failures are thrown, so that the queue
   * delivers again.
   */
  private Optional<StoredResult> attempt(Job job, StepMessage message, long dequeueCount) {
    Work work = message.work();
    StepHandler handler = handlers.get(work.queue());
    if (handler == null) {
      return Optional.of(failed(work, "no handler for the queue " + work.queue()));
    }
    Instant start = clock.instant();
    try {
      StoredResult result = handler.run(job, work);
      log(job, work, dequeueCount, "done", start);
      return Optional.of(result);
    } catch (CustomVisionException.Throttled e) {
      return putOff(job, message, e.retryAfter());
    } catch (RuntimeException e) {
      log(job, work, dequeueCount, e.getClass().getSimpleName(), start);
      if (permanent(e) || dequeueCount >= LAST_DELIVERY) {
        StoredResult failed = failed(work, Reasons.of(e));
        return Optional.of(gone(e) ? failed.changed() : failed);
      }
      throw e;
    }
  }

  private Optional<StoredResult> putOff(Job job, StepMessage message, Duration wait) {
    if (clock.instant().isAfter(message.since().plus(LONGEST_WAIT))) {
      return Optional.of(
          failed(message.work(), "throttled for longer than " + LONGEST_WAIT.toHours() + " hours"));
    }
    queue.send(message.work().queue(), Json.text(message), wait);
    log(job, message.work(), 1, "put off", clock.instant());
    return Optional.empty();
  }

  private StoredResult failed(Work work, String reason) {
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

  private void log(Job job, Work work, long attempt, String outcome, Instant start) {
    LOG.log(
        Level.FINE,
        "step job={0} path={1} delivery={2} outcome={3} ms={4}",
        new Object[] {
          job.id(),
          work.path(),
          attempt,
          outcome,
          Duration.between(start, clock.instant()).toMillis()
        });
  }

  private static Optional<StepMessage> read(String body) {
    try {
      StepMessage message =
          Json.read(body.getBytes(java.nio.charset.StandardCharsets.UTF_8), StepMessage.class);
      return message.version() == StepMessage.VERSION ? Optional.of(message) : Optional.empty();
    } catch (java.io.UncheckedIOException e) {
      return Optional.empty();
    }
  }
}
