package app.userdata.job;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Tries again what failed of a job that has ended: a new attempt of the same job takes over what
 * succeeded. One compare-and-set begins the attempt; a crash after it is healed by the supervisor.
 */
public final class Retries {
  /** The fact of an event that tells which message began an attempt, by its hash. */
  private static final String MESSAGE = "message";

  private final JobRecords jobs;
  private final RecordStore records;
  private final StepRunner runner;
  private final StepQueue queue;
  private final JobEnd end;
  private final StillValid valid;
  private final Clock clock;

  Retries(
      JobRecords jobs,
      RecordStore records,
      StepRunner runner,
      StepQueue queue,
      JobEnd end,
      StillValid valid,
      Clock clock) {
    this.jobs = jobs;
    this.records = records;
    this.runner = runner;
    this.queue = queue;
    this.end = end;
    this.valid = valid;
    this.clock = clock;
  }

  /**
   * Begins the next attempt of a job.
   *
   * @param by who asks for it, where that is known
   * @throws JobProblem when there is no such job of that kind, or nothing of it can be tried again
   */
  public void retry(String id, JobKind kind, Optional<String> by) {
    begin(job(id, kind), by, Map.of());
  }

  /** The same for a message of a workflow, which may come twice and begins one attempt. */
  void retry(String id, JobKind kind, String messageId) {
    Job job = job(id, kind);
    String message = Hashes.sha256("retry/" + messageId);
    if (job.events().stream().noneMatch(event -> message.equals(event.facts().get(MESSAGE)))) {
      begin(job, Optional.empty(), Map.of(MESSAGE, message));
    }
  }

  private Job job(String id, JobKind kind) {
    Job job = jobs.get(id);
    if (job.removedAt() != null || job.kind() != kind) {
      throw JobProblem.notFound(
          "job-not-found",
          "There is no "
              + kind.id()
              + " with this id, or it was removed; GET jobs?kind="
              + kind.id()
              + " lists them.");
    }
    return job;
  }

  private void begin(Job ended, Optional<String> by, Map<String, String> facts) {
    check(ended);
    end.announce(ended);
    jobs.activate(ended.id(), ended.attempt() + 1);
    Job job =
        jobs.update(
            ended.id(),
            current -> {
              if (current.attempt() != ended.attempt()) {
                throw refused(current);
              }
              check(current);
              return current.retried(by.orElse(null), facts, clock.instant());
            });
    runner.roots(job, Attempts.book(records, job)).stream()
        .findFirst()
        .ifPresent(first -> queue.send(job, first));
  }

  private void check(Job job) {
    if (job.status() != JobStatus.FAILED && job.status() != JobStatus.PARTIALLY_SUCCEEDED) {
      throw refused(job);
    }
    valid.check(job);
    if (job.kind() == JobKind.EXPORT && Removals.expired(records, job.id())) {
      throw JobProblem.conflict(
          "archive-expired", "The archive has expired and was removed; export again.");
    }
    Predicate<Job> inTheWay =
        job.kind() == JobKind.EXPORT
            ? other -> other.confirmation() != null
            : other -> other.status() != JobStatus.AWAITING_CONFIRMATION;
    Overlap.with(jobs, job, inTheWay);
  }

  private static JobProblem refused(Job job) {
    return JobProblem.conflict(
        "nothing-to-retry",
        "The job is "
            + job.status().id()
            + "; only one that is Failed or PartiallySucceeded can be tried again.");
  }
}
