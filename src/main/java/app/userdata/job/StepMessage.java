package app.userdata.job;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * The queue's wire format of one step: ids and positions only.
 *
 * @param version of this format; a message of another version is refused
 * @param since when the step was first enqueued, which bounds how long it may be put off
 */
record StepMessage(int version, String jobId, int attempt, Work work, Instant since) {
  static final int VERSION = 1;

  /** A step of a job that nobody has put off yet. */
  static StepMessage of(Job job, Work work, Instant since) {
    return new StepMessage(VERSION, job.id(), job.attempt(), work, since);
  }

  /** The step in a message's body; none when it is of another version, or no step at all. */
  static Optional<StepMessage> read(String body) {
    try {
      StepMessage message = Json.read(body.getBytes(StandardCharsets.UTF_8), StepMessage.class);
      return message.version() == VERSION ? Optional.of(message) : Optional.empty();
    } catch (UncheckedIOException e) {
      return Optional.empty();
    }
  }
}
