package app.userdata.customvision;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Lets time pass; tests let it pass at once. */
@FunctionalInterface
public interface Waiting {
  void pause(Duration duration) throws InterruptedException;

  /** Waits for real, on the calling thread. */
  static Waiting real() {
    return duration -> TimeUnit.NANOSECONDS.sleep(duration.toNanos());
  }
}
