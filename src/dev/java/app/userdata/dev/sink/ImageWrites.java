package app.userdata.dev.sink;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** How many images were written since the start of a measurement, and between which moments. */
final class ImageWrites {
  private final LongAdder count = new LongAdder();
  private final AtomicLong first = new AtomicLong(Long.MAX_VALUE);
  private final AtomicLong last = new AtomicLong(Long.MIN_VALUE);

  /** Whether a blob of an archive is the file of an image. */
  static boolean isImage(String name) {
    return name.contains("/images/");
  }

  void add() {
    long now = System.nanoTime();
    count.increment();
    first.accumulateAndGet(now, Math::min);
    last.accumulateAndGet(now, Math::max);
  }

  long count() {
    return count.sum();
  }

  /** Seconds between the first and the last write; 0 where there are not two. */
  double seconds() {
    return count.sum() < 2 ? 0 : (last.get() - first.get()) / 1e9;
  }

  void forget() {
    count.reset();
    first.set(Long.MAX_VALUE);
    last.set(Long.MIN_VALUE);
  }
}
