package app.userdata.job;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports whose user dies once, just before or just after one of the changes that it makes while it
 * is mortal.
 */
final class DyingPorts {
  private static final Set<String> CHANGES = Set.of("create", "replace", "send", "delete");

  private final int fatal;
  private final boolean after;
  private final AtomicInteger changes = new AtomicInteger();
  private volatile boolean mortal;

  /**
   * @param fatal which of the changes, counted from 1
   * @param after whether it is made, and only its reply is lost
   */
  DyingPorts(int fatal, boolean after) {
    this.fatal = fatal;
    this.after = after;
  }

  Ports of(Ports real) {
    return new Ports(
        dying(RecordStore.class, real.records()),
        dying(MessageQueue.class, real.queue()),
        real.archives());
  }

  /** From now on it dies when its time comes, or does not. */
  void mortal(boolean now) {
    mortal = now;
  }

  /** Whether the fatal change was reached. */
  boolean died() {
    return changes.get() >= fatal;
  }

  private <T> T dying(Class<T> port, T real) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              boolean dies =
                  mortal
                      && CHANGES.contains(method.getName())
                      && changes.incrementAndGet() == fatal;
              if (dies && !after) {
                throw dead();
              }
              try {
                Object reply = method.invoke(real, arguments);
                if (dies) {
                  throw dead();
                }
                return reply;
              } catch (InvocationTargetException e) {
                throw e.getTargetException();
              }
            }));
  }

  private static StorageUnavailableException dead() {
    return new StorageUnavailableException("the worker died", new IOException("killed"));
  }
}
