package app.userdata.dev.host;

import com.microsoft.azure.functions.spi.inject.FunctionInstanceInjector;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** Makes the objects whose methods are invoked: by the app's injector, or a new one each time. */
final class FunctionInstances {
  private final Optional<FunctionInstanceInjector> injector;

  FunctionInstances(ClassLoader app) {
    List<FunctionInstanceInjector> found =
        ServiceLoader.load(FunctionInstanceInjector.class, app).stream()
            .map(ServiceLoader.Provider::get)
            .toList();
    if (found.size() > 1) {
      throw new HostException(
          "Only one FunctionInstanceInjector is allowed; META-INF/services names "
              + found.size()
              + ".");
    }
    this.injector = found.stream().findFirst();
  }

  Object of(Class<?> type) throws Exception {
    return injector.isPresent()
        ? injector.get().getInstance(type)
        : type.getConstructor().newInstance();
  }
}
