package app.userdata.job;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

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
      // JSON's null is read as one, too.
      return Optional.ofNullable(
              Json.read(body.getBytes(StandardCharsets.UTF_8), StepMessage.class))
          .filter(message -> message.version() == VERSION && message.isWhole());
    } catch (UncheckedIOException e) {
      return Optional.empty();
    }
  }

  /** What comes from a queue may lack anything. */
  private boolean isWhole() {
    return Stream.of(jobId, work, since).allMatch(Objects::nonNull)
        && Stream.of(work.queue(), work.path(), work.kind()).allMatch(Objects::nonNull)
        && RequestFields.id(jobId).isPresent();
  }
}
