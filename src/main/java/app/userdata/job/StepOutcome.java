package app.userdata.job;

/** What came of one delivery of a step. */
public enum StepOutcome {
  /** Its result is stored; this is said once of each step, but for a worker that dies just then. */
  DONE("done"),
  /** It was given up, and its stored result says why. */
  FAILED("failed"),
  /** It was sent again, to be done later. */
  PUT_OFF("putOff"),
  /** It failed and is tried again. */
  RETRIED("retried"),
  /** It had its result already; only what follows was looked at again. */
  REPEATED("repeated"),
  /** Another delivery of the same step stored its result first. */
  OVERTAKEN("overtaken");

  private final String id;

  StepOutcome(String id) {
    this.id = id;
  }

  /** The name in log lines and metrics. */
  public String id() {
    return id;
  }

  /** Whether it stored the step's result. */
  boolean settled() {
    return this == DONE || this == FAILED;
  }

  /** Whether an operator may want to look. */
  boolean bad() {
    return this == FAILED || this == RETRIED;
  }
}
