package app.userdata.job;

/** Accepts exports, unless a deletion that is under way would make them tell half. */
public final class Exports {
  private final Acceptance acceptance;
  private final JobRecords jobs;

  Exports(Acceptance acceptance, JobRecords jobs) {
    this.acceptance = acceptance;
    this.jobs = jobs;
  }

  /**
   * Starts an export, or finds the one that the same key started before.
   *
   * @return the job's id
   * @throws JobProblem when the request cannot be carried out; nothing was started then
   */
  public String start(Start start) {
    return acceptance
        .start(
            JobKind.EXPORT,
            start,
            ExportSteps.root(),
            fresh -> Overlap.with(jobs, fresh, other -> other.confirmation() != null))
        .id();
  }
}
