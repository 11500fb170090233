package app.userdata.job;

import java.time.Duration;
import java.util.Optional;

/**
 * What operators may choose.
 *
 * @param stepTime how long a step goes on taking work before it names a continuation
 * @param stalledAfter how long a job may be silent before its open steps are sent again
 * @param baseUrl the public address of the app, for the links of jobs that a queue started
 */
public record EngineOptions(Duration stepTime, Duration stalledAfter, Optional<String> baseUrl) {
  /** The defaults. */
  public static EngineOptions defaults() {
    return new EngineOptions(Duration.ofSeconds(45), Duration.ofMinutes(10), Optional.empty());
  }
}
