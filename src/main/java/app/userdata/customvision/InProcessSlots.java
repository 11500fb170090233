package app.userdata.customvision;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The ledger for a resource that only this process calls. */
public final class InProcessSlots implements SlotLedger {
  private final Clock clock;
  private Instant next = Instant.MIN;

  public InProcessSlots(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized Instant reserve(int slots, Duration interval) {
    Instant now = clock.instant();
    Instant first = next.isBefore(now) ? now : next;
    next = first.plus(interval.multipliedBy(slots));
    return first;
  }
}
