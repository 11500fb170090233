package app.userdata.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Logger;

/**
 * Runs one queue message: does the step unless its result is stored, stores the result once,
 * enqueues from the stored result what follows, and rolls up what became complete. With one of the
 * steps that follow in the same queue the worker goes on at once, for a while. Only then is the
 * message acknowledged, by returning; delivered again, it leads along the same steps.
 */
public final class StepRunner implements Steps {
  private static final String NO_STEP = "it is no step of this version";
  private static final String NO_JOB = "there is no such job";

  /** Names the delivery after the last. */
  private static final Optional<String> GIVEN_UP = Optional.of("given-up");

  /** A worker begins no further step after this time. */
  private static final Duration GOES_ON = Duration.ofSeconds(20);

  private final JobRecords jobs;
  private final RecordStore records;
  private final StepAttempt attempt;
  private final StepQueue queue;
  private final Map<JobKind, JobFlow> flows;
  private final JobEnd end;
  private final Rejections rejections;
  private final JobMeter meter;
  private final Clock clock;
  private final AtWork atWork = new AtWork();

  StepRunner(
      JobRecords jobs,
      RecordStore records,
      StepAttempt attempt,
      StepQueue queue,
      Map<JobKind, JobFlow> flows,
      JobEnd end,
      Rejections rejections,
      JobMeter meter,
      Clock clock) {
    this.jobs = jobs;
    this.records = records;
    this.attempt = attempt;
    this.queue = queue;
    this.flows = Map.copyOf(flows);
    this.end = end;
    this.rejections = rejections;
    this.meter = meter;
    this.clock = clock;
  }

  @Override
  public void run(String body, long dequeueCount, Logger log) {
    Journal journal = new Journal(log, meter, clock);
    Optional<StepMessage> message = StepMessage.read(body);
    if (message.isEmpty()) {
      drop(body, message, NO_STEP, journal);
      return;
    }
    Delivery delivery = Delivery.of(body, dequeueCount);
    Instant until = clock.instant().plus(GOES_ON);
    Optional<StepMessage> at = message;
    for (boolean first = true; at.isPresent(); first = false) {
      at = run(at.get(), delivery, first, until, journal);
    }
  }

  /** Tells of a message that no delivery could make use of. */
  private void drop(String body, Optional<StepMessage> message, String reason, Journal journal) {
    rejections.tell(body, Optional.empty(), "A message of a step was dropped: " + reason + ".");
    journal.dropped(message, reason);
  }

  /** Runs one step, and returns the one with which its worker goes on. */
  private Optional<StepMessage> run(
      StepMessage message, Delivery delivery, boolean delivered, Instant until, Journal journal) {
    Optional<Job> job = open(message);
    if (job.isEmpty()) {
      if (jobs.find(message.jobId()).isEmpty()) {
        drop(Json.text(message), Optional.of(message), NO_JOB, journal);
      } else {
        journal.dropped(Optional.of(message), "its job does not want it any more");
      }
      return Optional.empty();
    }
    Optional<Work> next = step(job.get(), message, delivery, delivered, journal);
    if (next.isEmpty()) {
      return Optional.empty();
    }
    boolean here = next.get().queue().equals(message.work().queue()) && next.get().delay().isZero();
    if (here && clock.instant().isBefore(until)) {
      return Optional.of(StepMessage.of(job.get(), next.get(), clock.instant()));
    }
    queue.send(job.get(), next.get());
    return Optional.empty();
  }

  /** The job of a step, unless there is nothing more to do for it. */
  private Optional<Job> open(StepMessage message) {
    Optional<Job> job =
        jobs.recent(message.jobId())
            .filter(one -> one.attempt() == message.attempt())
            .or(() -> jobs.find(message.jobId()))
            .filter(one -> one.attempt() == message.attempt());
    job.filter(one -> one.status().terminal()).ifPresent(end::announce);
    return job.filter(one -> !one.status().terminal()).filter(one -> wanted(one, message.work()));
  }

  /** A job that is being canceled begins nothing more, but for what brings it to its end. */
  private boolean wanted(Job job, Work work) {
    return job.status() != JobStatus.CANCELING || flow(job).drains(job, book(job), work);
  }

  private ResultBook book(Job job) {
    return Attempts.book(records, job);
  }

  private Optional<Work> step(
      Job job, StepMessage message, Delivery of, boolean delivered, Journal journal) {
    Work work = message.work();
    long delivery = delivered ? of.count() : 0;
    Journal.Entry entry = journal.begin(job, work, delivery);
    ResultBook book = book(job);
    Optional<String> again = Optional.of(of.name()).filter(any -> of.count() > 1);
    Optional<StoredResult> stored = book.find(work.path());
    if (stored.isPresent()) {
      entry.repeated();
      return follow(job, book, work, stored.get(), true, Optional.of(of.name()), journal);
    }
    Optional<Made> made = make(job, message, delivery, book, entry);
    if (made.isEmpty()) {
      return Optional.empty();
    }
    Made own = made.get();
    if (own.first()) {
      return own.looks() || again.isPresent() || !own.result().isLeaf()
          ? follow(job, book, work, own.result(), false, again, journal)
          : Settlement.enqueue(queue, job, book, work, own.result(), false);
    }
    StoredResult others = book.get(work.path());
    if (again.isPresent()) {
      return follow(job, book, work, others, false, again, journal);
    }
    // A copy of the message was quicker; its delivery sends what follows, or is repeated.
    return own.looks() ? settle(job, book, work, others, again, journal) : Optional.empty();
  }

  /**
   * The result of a step.
   *
   * @param first whether it is the one that is stored
   * @param looks whether this worker has to look at the group of the step
   */
  private record Made(StoredResult result, boolean first, boolean looks) {}

  /** Does a step and stores its result; nothing when the step comes again. */
  private Optional<Made> make(
      Job job, StepMessage message, long delivery, ResultBook book, Journal.Entry entry) {
    String path = message.work().path();
    String group = job.id() + "/" + job.attempt() + "/" + Work.parent(path);
    Optional<StoredResult> made = Optional.empty();
    boolean first = false;
    boolean looks;
    atWork.begin(group);
    try {
      made = attempt.run(job, message, delivery, entry);
      first = made.isPresent() && book.store(path, made.get());
    } catch (RuntimeException e) {
      entry.retried(e);
      throw e;
    } finally {
      looks = atWork.end(group, first);
    }
    if (made.isPresent()) {
      entry.ended(made.get(), first);
    }
    boolean mine = first;
    return made.map(result -> new Made(result, mine, looks));
  }

  private Optional<Work> follow(
      Job job,
      ResultBook book,
      Work work,
      StoredResult result,
      boolean repeated,
      Optional<String> again,
      Journal journal) {
    Optional<Work> next = Settlement.enqueue(queue, job, book, work, result, repeated);
    return next.isPresent() ? next : settle(job, book, work, result, again, journal);
  }

  private Optional<Work> settle(
      Job job,
      ResultBook book,
      Work work,
      StoredResult result,
      Optional<String> again,
      Journal journal) {
    Settlement.Settled settled = Settlement.settle(book, work.path(), result, again);
    return settled.tree() ? advance(job, book, again, journal) : settled.next();
  }

  private Optional<Work> advance(
      Job job, ResultBook book, Optional<String> again, Journal journal) {
    Optional<Work> next = flow(job).advance(job, book, again);
    jobs.find(job.id()).ifPresent(after -> journal.moved(job, after));
    return next;
  }

  /** Moves a job on after one of its trees was done. */
  void advance(Job job, ResultBook book, Journal journal) {
    advance(job, book, Optional.empty(), journal).ifPresent(work -> queue.send(job, work));
  }

  /** The steps with which the trees begin that a job works on now. */
  List<Work> roots(Job job, ResultBook book) {
    return flow(job).roots(job, book);
  }

  private JobFlow flow(Job job) {
    JobFlow flow = flows.get(job.kind());
    if (flow == null) {
      throw new IllegalStateException("no flow for a job of the kind " + job.kind().id());
    }
    return flow;
  }

  /** Fails the step of a message that was given up; one that is no step is told of. */
  void giveUp(String body, String reason, Journal journal) {
    Optional<StepMessage> message = StepMessage.read(body);
    Optional<Job> job = message.flatMap(one -> jobs.find(one.jobId()));
    if (message.isEmpty() || job.isEmpty()) {
      drop(body, message, message.isEmpty() ? NO_STEP : NO_JOB, journal);
      return;
    }
    job.filter(one -> one.attempt() == message.get().attempt() && !one.status().terminal())
        .filter(one -> wanted(one, message.get().work()))
        .ifPresent(one -> abandon(one, message.get().work(), reason, journal));
  }

  /** Fails a step for good: its result says why, and the job goes on without it. */
  void abandon(Job job, Work work, String reason, Journal journal) {
    Journal.Entry entry = journal.begin(job, work, 0);
    ResultBook book = book(job);
    StoredResult failed = attempt.failed(work, reason);
    Optional<StoredResult> before = book.find(work.path());
    boolean first = before.isEmpty() && book.store(work.path(), failed);
    entry.ended(failed, first);
    StoredResult stored = first ? failed : before.orElseGet(() -> book.get(work.path()));
    follow(job, book, work, stored, true, GIVEN_UP, journal)
        .ifPresent(next -> queue.send(job, next));
  }
}
