package app.userdata.job;

/** Accepts exports. */
public final class Exports {
  private final Acceptance acceptance;

  Exports(Acceptance acceptance) {
    this.acceptance = acceptance;
  }

  /**
   * Starts an export, or finds the one that the same key started before.
   *
   * @return the job's id
   * @throws JobProblem when the request cannot be carried out; nothing was started then
   */
  public String start(Start start) {
    return acceptance.start(JobKind.EXPORT, start, ExportSteps.root(), fresh -> {}).id();
  }
}
