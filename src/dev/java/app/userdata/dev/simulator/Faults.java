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
    long every = Math.max(1, Math.round(1 / rate));
    long number = replies.incrementAndGet();
    if (number % every != 0) {
      return Fault.NONE;
    }
    return number / every % 2 == 1 ? Fault.SERVER_ERROR : Fault.CUT;
  }
}
