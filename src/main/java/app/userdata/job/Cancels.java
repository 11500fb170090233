package app.userdata.job;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes the word of whoever cancels a job. One compare-and-set makes the job Canceling, after which
 * no more of its steps begin; a step that comes a little later, when those that run have seen it,
 * ends the job.
 */
public final class Cancels {
  /** Path and kind of the step that ends a canceled job. */
  static final String CANCEL = "cancel";

  private final JobRecords jobs;
  private final StepQueue queue;
  private final Duration drain;
  private final Clock clock;

  /**
   * @param drain how long what runs may take to see that the job was canceled
   */
  Cancels(JobRecords jobs, StepQueue queue, Duration drain, Clock clock) {
    this.jobs = jobs;
    this.queue = queue;
    this.drain = drain;
    this.clock = clock;
  }

  /**
   * Cancels a job; repeating it is harmless.
   *
   * @param by who cancels, where that is known
   * @throws JobProblem when there is no such job, or it has ended
   */
  public void cancel(String id, Optional<String> by) {
    Job job = jobs.get(id);
    if (job.removedAt() != null) {
      throw JobProblem.notFound("job-not-found", "The job was removed; nothing can be canceled.");
    }
    Job canceling = jobs.update(job.id(), current -> canceling(current, by));
    // Sent again when it is repeated: the one before may have died in between.
    queue.send(canceling, step(drain));
  }

  private Job canceling(Job job, Optional<String> by) {
    if (job.status().terminal()) {
      throw JobProblem.conflict(
          "job-ended",
          "The job is " + job.status().id() + "; there is nothing to cancel any more.");
    }
    return job.status() == JobStatus.CANCELING
        ? job
        : job.to(JobStatus.CANCELING, clock.instant(), by.orElse(null), Map.of());
  }

  /**
   * Cancels a job of one kind, as a workflow asks for it: its message may come twice, so that one
   * for a job that is canceled already is harmless.
   *
   * @throws JobProblem when there is no such job, it is of the other kind, or it has ended
   */
  void cancel(String id, JobKind kind) {
    Job job = jobs.get(id);
    if (job.kind() != kind) {
      throw JobProblem.invalid(
          "cancel.jobId",
          "The job is of the kind "
              + job.kind().id()
              + "; jobs of that kind are canceled through their own queue.");
    }
    if (job.status() != JobStatus.CANCELED) {
      cancel(id, Optional.empty());
    }
  }

  /** The step that ends a canceled job. */
  static Work step(Duration delay) {
    return new Work(
        Work.JOB_STEPS, CANCEL, CANCEL, Map.of(Work.DELAY, String.valueOf(delay.toMillis())));
  }

  static boolean is(Work work) {
    return work.path().equals(CANCEL);
  }

  /** The result of that step; what it is for follows from its being there. */
  static StoredResult came(Clock clock) {
    return StoredResult.naming(List.of(), null, Map.of(), clock.instant());
  }
}
