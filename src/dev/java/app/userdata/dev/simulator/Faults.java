package app.userdata.dev.simulator;

import java.util.concurrent.atomic.AtomicLong;

/** Decides, by counting, which replies fail and how; the same order of calls fails the same way. */
final class Faults {
  /** What happens to a reply. */
  enum Fault {
    NONE,
    SERVER_ERROR,
    CUT
  }

  private final AtomicLong replies = new AtomicLong();

  Fault next(double rate) {
    if (rate <= 0) {
      return Fault.NONE;
    }
    long number = replies.incrementAndGet();
    long hits = hits(number, rate);
    if (hits == hits(number - 1, rate)) {
      return Fault.NONE;
    }
    return hits % 2 == 1 ? Fault.SERVER_ERROR : Fault.CUT;
  }

  /** How many of the first so many are hit; a third of three is one, whatever floats say. */
  private static long hits(long number, double rate) {
    return (long) (number * rate + 1e-9);
  }
}
