package app.userdata.customvision;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.PriorityQueue;

/** A clock that jumps to the next moment somebody waits for, once all its threads wait. */
final class VirtualTime extends Clock implements Waiting {
  private final PriorityQueue<Instant> waits = new PriorityQueue<>();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private Duration paused = Duration.ZERO;
  private int threads;

  VirtualTime(int threads) {
    this.threads = threads;
  }

  @Override
  public synchronized void pause(Duration duration) throws InterruptedException {
    paused = paused.plus(duration);
    Instant end = now.plus(duration);
    waits.add(end);
    jumpIfAllWait();
    while (now.isBefore(end)) {
      wait();
    }
  }

  /** A thread is done and will wait no more. */
  synchronized void leave() {
    threads--;
    jumpIfAllWait();
  }

  synchronized void advance(Duration duration) {
    now = now.plus(duration);
  }

  /** All pauses together. */
  synchronized Duration paused() {
    return paused;
  }

  private void jumpIfAllWait() {
    if (!waits.isEmpty() && waits.size() >= threads) {
      Instant next = waits.peek();
      now = next.isAfter(now) ? next : now;
      while (!waits.isEmpty() && !waits.peek().isAfter(now)) {
        waits.remove();
      }
      notifyAll();
    }
  }

  @Override
  public synchronized Instant instant() {
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
