package app.userdata.dev.benchmark;

import app.userdata.job.MessageQueue;
import app.userdata.job.Ports;
import app.userdata.job.RecordStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Ports with a count of what is asked of them. */
public final class CountedPorts {
  private final Map<String, LongAdder> calls = new ConcurrentHashMap<>();
  private final Ports ports;

  public CountedPorts(Ports real) {
    ports =
        new Ports(
            counted(RecordStore.class, real.records()),
            counted(MessageQueue.class, real.queue()),
            real.archives());
  }

  public Ports ports() {
    return ports;
  }

  /** How often each operation was called. */
  public Map<String, Long> calls() {
    Map<String, Long> sums = new TreeMap<>();
    calls.forEach((name, sum) -> sums.put(name, sum.sum()));
    return sums;
  }

  private <T> T counted(Class<T> port, T real) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              String name = port.getSimpleName() + "." + method.getName();
              calls.computeIfAbsent(name, any -> new LongAdder()).increment();
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getTargetException();
              }
            }));
  }
}
