package app.userdata.category;

import java.time.Clock;
import java.time.Instant;

/** When a step stops taking on more work: at a moment, or as soon as its job is canceled. */
public record Deadline(Clock clock, Instant at, Cancellation cancellation) {
  public boolean passed() {
    return cancellation.requested() || clock.instant().isAfter(at);
  }

  /** The same without the moment. */
  Deadline unhurried() {
    return new Deadline(clock, Instant.MAX, cancellation);
  }
}
