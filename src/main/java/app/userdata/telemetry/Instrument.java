package app.userdata.telemetry;

/** Every metric of the app; docs/operations.md says what each is for and what a rise means. */
public enum Instrument {
  STEPS("userdata.steps", "{step}", "Deliveries of steps, by what came of them"),
  STEP_DURATION("userdata.step.duration", "s", "How long a delivery of a step took"),
  ITEMS("userdata.items", "{item}", "Items that came to an end, as results of steps count them"),
  EXPORT_IO("userdata.export.io", "By", "Bytes written into archives"),
  CHANGES("userdata.job.changes", "{change}", "Changes of a job's status after a tree of steps"),
  CALLS("userdata.calls", "{call}", "Requests to the service and to its stores"),
  CALL_DURATION("userdata.call.duration", "s", "How long a reply took to begin"),
  CALL_RETRIES("userdata.call.retries", "{retry}", "Requests that were sent again"),
  CALL_WAIT("userdata.call.wait", "s", "How long callers waited before a request left"),
  POISON("userdata.poison.messages", "{message}", "Messages taken out of poison queues"),
  DRIVES("userdata.job.drives", "{step}", "Steps sent again because their job did not move"),
  ACTIVE("userdata.jobs.active", "{job}", "Jobs that have not ended"),
  AGE("userdata.job.age", "s", "Age of the oldest job that has not ended"),
  AT_RISK("userdata.jobs.at_risk", "{job}", "Jobs that may not be done when they are due");

  private final String id;
  private final String unit;
  private final String description;

  Instrument(String id, String unit, String description) {
    this.id = id;
    this.unit = unit;
    this.description = description;
  }

  /** The name under which it is found. */
  public String id() {
    return id;
  }

  /** In the notation of UCUM; what is counted stands in braces. */
  public String unit() {
    return unit;
  }

  String description() {
    return description;
  }
}
