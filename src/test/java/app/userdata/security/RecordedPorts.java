package app.userdata.security;

import app.userdata.dev.memory.InMemoryExportArchives;
import app.userdata.dev.memory.InMemoryMessageQueue;
import app.userdata.dev.memory.InMemoryRecordStore;
import app.userdata.job.MessageQueue;
import app.userdata.job.Ports;
import app.userdata.job.RecordStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Ports in memory that remember whatever was ever written, and fail when they are told to. */
final class RecordedPorts {
  private final InMemoryExportArchives archives = new InMemoryExportArchives();
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
  private final Outputs outputs;
  private final Ports ports;

  RecordedPorts(Outputs outputs) {
    this.outputs = outputs;
    this.ports =
        new Ports(
            recorded(RecordStore.class, new InMemoryRecordStore()),
            recorded(MessageQueue.class, new InMemoryMessageQueue(Clock.systemUTC())),
            archives);
  }

  Ports ports() {
    return ports;
  }

  InMemoryExportArchives archives() {
    return archives;
  }

  /** Has the next write of a record fail so. */
  void fail(RuntimeException with) {
    failure.set(with);
  }

  private <T> T recorded(Class<T> port, T real) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              note(method, arguments == null ? new Object[0] : arguments);
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getTargetException();
              }
            }));
  }

  private void note(Method method, Object[] arguments) {
    switch (method.getName()) {
      case "send" ->
          outputs.add(
              arguments[0].equals("data-events") ? Place.EVENTS : Place.STEPS,
              "queue " + arguments[0],
              (String) arguments[1]);
      case "create", "put", "replace" -> {
        RuntimeException wanted = failure.getAndSet(null);
        if (wanted != null) {
          throw wanted;
        }
        String name = (String) arguments[0];
        outputs.add(
            name.contains("/evidence/") ? Place.EVIDENCE : Place.RECORDS,
            "record " + name,
            (byte[]) arguments[1]);
        if (arguments.length > 2 && arguments[2] instanceof Map<?, ?> labels) {
          outputs.add(Place.RECORDS, "labels of " + name, labels.toString());
        }
      }
      default -> {}
    }
  }
}
