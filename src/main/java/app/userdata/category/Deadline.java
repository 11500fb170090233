package app.userdata.category;

import java.time.Clock;
import java.time.Instant;

/** The moment at which a step stops taking on more work. */
public record Deadline(Clock clock, Instant at) {
  public boolean passed() {
    return clock.instant().isAfter(at);
  }
}
