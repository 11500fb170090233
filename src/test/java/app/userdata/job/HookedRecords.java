package app.userdata.job;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;

/** Records with something that happens a moment before one is created. */
final class HookedRecords {
  private HookedRecords() {}

  /** What happens before a record is created. */
  @FunctionalInterface
  interface Hook {
    void creating(String name, byte[] body, Map<String, String> labels);
  }

  static RecordStore of(RecordStore real, Hook hook) {
    return (RecordStore)
        Proxy.newProxyInstance(
            RecordStore.class.getClassLoader(),
            new Class<?>[] {RecordStore.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("create")) {
                hook.creating((String) arguments[0], (byte[]) arguments[1], labels(arguments));
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getTargetException();
              }
            });
  }

  @SuppressWarnings("unchecked") // As the port declares it.
  private static Map<String, String> labels(Object[] arguments) {
    return (Map<String, String>) List.of(arguments).get(2);
  }
}
