package app.userdata.dev.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A clock for one thread that stands still until it is put forward, and does then what is due. */
public final class VirtualClock extends Clock {
  private record Due(Instant at, long order, Runnable work) {}

  private final PriorityQueue<Due> due =
      new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::order));
  private Instant now = Instant.parse("2026-06-01T00:00:00Z");
  private long order;

  /** Lets time pass at once. */
  public void advance(Duration by) {
    Instant end = now.plus(by);
    while (!due.isEmpty() && !due.element().at().isAfter(end)) {
      Due next = due.remove();
      now = next.at();
      next.work().run();
    }
    now = end;
  }

  /** Does something when so much time has passed. */
  void later(Duration delay, Runnable work) {
    due.add(new Due(now.plus(delay), ++order, work));
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
