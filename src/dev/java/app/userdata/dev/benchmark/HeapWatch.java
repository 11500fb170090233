package app.userdata.dev.benchmark;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GcInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * The most memory that was in use after any collection of garbage, which is what really lives, and
 * before any, which is what was taken.
 */
final class HeapWatch {
  private static final Set<String> POOLS =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .map(MemoryPoolMXBean::getName)
          .collect(Collectors.toUnmodifiableSet());

  private final AtomicLong most = new AtomicLong();
  private final AtomicLong peak = new AtomicLong();

  private HeapWatch() {}

  static HeapWatch start() {
    HeapWatch watch = new HeapWatch();
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      ((NotificationEmitter) collector)
          .addNotificationListener(
              (notification, handback) ->
                  watch.collected((CompositeData) notification.getUserData()),
              null,
              null);
    }
    return watch;
  }

  /** Begins anew. */
  void forget() {
    most.set(0);
    peak.set(0);
  }

  /** In bytes; 0 where nothing was collected. */
  long afterCollection() {
    return most.get();
  }

  /** In bytes, with what is in use now. */
  long peak() {
    return Math.max(peak.get(), ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
  }

  private void collected(CompositeData data) {
    GcInfo collection = GarbageCollectionNotificationInfo.from(data).getGcInfo();
    most.accumulateAndGet(used(collection.getMemoryUsageAfterGc()), Math::max);
    peak.accumulateAndGet(used(collection.getMemoryUsageBeforeGc()), Math::max);
  }

  private static long used(Map<String, MemoryUsage> pools) {
    return pools.entrySet().stream()
        .filter(pool -> POOLS.contains(pool.getKey()))
        .mapToLong(pool -> pool.getValue().getUsed())
        .sum();
  }

  @Override
  public String toString() {
    return (most.get() >> 20) + " MB after collection at most";
  }
}
