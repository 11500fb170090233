package app.userdata.dev.simulator;

import java.time.Duration;

/** Waits, so that a reply takes as long as the options ask. */
interface Pause {
  void of(Duration time);

  /** Sleeps for real: a request to a distant service takes time, and benchmarks measure that. */
  static Pause real() {
    return time -> {
      if (time.isZero() || time.isNegative()) {
        return;
      }
      try {
        Thread.sleep(time.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }
}
