package app.userdata.dev.simulator;

import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Lets so many calls through in any second, looked at from any moment. */
final class Throttle {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private final LongSupplier nanoTime;
  private final ArrayDeque<Long> accepted = new ArrayDeque<>();

  Throttle(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  synchronized boolean accepts(int callsPerSecond) {
    if (callsPerSecond <= 0) {
      return true;
    }
    long now = nanoTime.getAsLong();
    while (!accepted.isEmpty() && now - accepted.peekFirst() >= SECOND) {
      accepted.removeFirst();
    }
    if (accepted.size() >= callsPerSecond) {
      return false;
    }
    accepted.addLast(now);
    return true;
  }
}
