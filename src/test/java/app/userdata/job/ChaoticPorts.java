package app.userdata.job;

import app.userdata.archive.ExportArchive;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;

/** Ports whose calls have the fate that chaos gives them. */
final class ChaoticPorts {
  private static final Set<String> CHANGES =
      Set.of("create", "replace", "put", "send", "delete", "write");

  private ChaoticPorts() {}

  static Ports of(Ports real, Chaos chaos) {
    return new Ports(
        chaotic(RecordStore.class, real.records(), chaos, CHANGES),
        chaotic(MessageQueue.class, real.queue(), chaos, CHANGES),
        job -> chaotic(ExportArchive.class, real.archives().of(job), chaos, CHANGES));
  }

  private static <T> T chaotic(Class<T> port, T real, Chaos chaos, Set<String> changes) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              Chaos.Fate fate = chaos.next(changes.contains(method.getName()));
              fate.before();
              try {
                Object reply = method.invoke(real, arguments);
                fate.after();
                return reply;
              } catch (InvocationTargetException e) {
                throw e.getTargetException();
              }
            }));
  }
}
