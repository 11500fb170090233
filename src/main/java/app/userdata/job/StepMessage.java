package app.userdata.job;

import java.time.Instant;

/**
 * The queue's wire format of one step: ids and positions only.
 *
 * @param version of this format; a message of another version is refused
 * @param since when the step was first enqueued, which bounds how long it may be put off
 */
record StepMessage(int version, String jobId, int attempt, Work work, Instant since) {
  static final int VERSION = 1;
}
