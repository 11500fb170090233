package app.userdata.job;

import java.time.Clock;
import java.util.Optional;

/** Accepts deletions, and the word of whoever confirms their plan. */
public final class Deletions {
  private final Acceptance acceptance;
  private final JobRecords jobs;
  private final JobFlow flow;
  private final StepQueue queue;
  private final RecordStore records;
  private final StillValid valid;
  private final TwoPeople people;
  private final Clock clock;

  Deletions(
      Acceptance acceptance,
      JobRecords jobs,
      JobFlow flow,
      StepQueue queue,
      RecordStore records,
      StillValid valid,
      TwoPeople people,
      Clock clock) {
    this.acceptance = acceptance;
    this.jobs = jobs;
    this.flow = flow;
    this.queue = queue;
    this.records = records;
    this.valid = valid;
    this.people = people;
    this.clock = clock;
  }

  /**
   * Starts a deletion, which first makes a plan and then waits for its confirmation, or finds the
   * one that the same key started before.
   *
   * @return the job's id
   * @throws JobProblem when the request cannot be carried out; nothing was started then
   */
  public String start(Start start) {
    return acceptance.start(JobKind.DELETION, start, PlanSteps.root(), this::check).id();
  }

  private void check(Job fresh) {
    people.check(fresh.request());
    Optional<String> required = Optional.ofNullable(fresh.request().requireExport());
    required.ifPresent(id -> checkExport(fresh, id));
    Overlap.with(jobs, fresh, other -> other.status() != JobStatus.AWAITING_CONFIRMATION);
    required.ifPresent(id -> Removals.keep(records, id, fresh.id()));
  }

  private void checkExport(Job deletion, String id) {
    Job export =
        jobs.find(id)
            .filter(job -> job.kind() == JobKind.EXPORT)
            .orElseThrow(
                () -> JobProblem.invalid("requireExport", "There is no export with this id."));
    boolean finished =
        export.status() == JobStatus.SUCCEEDED || export.status() == JobStatus.PARTIALLY_SUCCEEDED;
    if (!finished || export.removedAt() != null || Removals.expired(records, id)) {
      throw JobProblem.invalid(
          "requireExport",
          "The export is "
              + export.status().id()
              + ", or its archive was removed; name a finished one that is there.");
    }
    if (!export.origin().endpoint().equals(deletion.origin().endpoint())) {
      throw JobProblem.invalid(
          "requireExport", "The export is of another resource; name one of this resource.");
    }
  }

  /**
   * Confirms a plan by its hash. Repeating it is harmless.
   *
   * @param by who confirms, where that is known
   * @throws JobProblem when the job does not wait for it, the hash is another, or somebody else has
   *     to
   */
  public void confirm(String id, String planHash, Optional<String> by) {
    Job job = jobs.get(id);
    PlanSeal plan = job.plan();
    if (job.removedAt() != null) {
      throw JobProblem.notFound("job-not-found", "The job was removed; nothing can be confirmed.");
    }
    if (job.kind() != JobKind.DELETION || plan == null) {
      throw notAwaiting(job);
    }
    if (!plan.hash().equals(planHash)) {
      throw JobProblem.changed(
          "another-plan",
          "This is not the hash of the job's plan; read the plan again and confirm what it says.");
    }
    if (job.confirmation() == null) {
      people.check(job, by);
      checkStill(job);
    }
    Job confirmed =
        jobs.update(
            id,
            current ->
                current.status() == JobStatus.AWAITING_CONFIRMATION
                    ? current.confirmed(by.orElse(null), "planHash", clock.instant())
                    : current);
    if (confirmed.confirmation() == null) {
      throw notAwaiting(confirmed);
    }
    // When it is repeated, the one before may have died before it sent anything.
    flow.advance(
            confirmed,
            Attempts.book(records, confirmed),
            Optional.ofNullable(job.confirmation()).map(any -> "confirm"))
        .ifPresent(first -> queue.send(confirmed, first));
  }

  private void checkStill(Job job) {
    if (job.status() != JobStatus.AWAITING_CONFIRMATION) {
      throw notAwaiting(job);
    }
    valid.check(job);
    Overlap.with(jobs, job, other -> other.status() != JobStatus.AWAITING_CONFIRMATION);
  }

  private static JobProblem notAwaiting(Job job) {
    return JobProblem.conflict(
        "not-awaiting-confirmation",
        "There is nothing to confirm: the job is a "
            + job.kind().id()
            + " and is "
            + job.status().id()
            + ".");
  }
}
