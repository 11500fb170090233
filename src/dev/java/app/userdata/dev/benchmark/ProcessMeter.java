package app.userdata.dev.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Measures what this process uses between two moments. */
final class ProcessMeter {
  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final HeapWatch heap = HeapWatch.start();
  private long cpuNanos;

  /** Begins, with the garbage of what was before cleared. */
  void begin() {
    heap.forget();
    System.gc();
    cpuNanos = PROCESS.getProcessCpuTime();
  }

  Usage end() {
    return new Usage(PROCESS.getProcessCpuTime() - cpuNanos, heap.afterCollection(), heap.peak());
  }
}
