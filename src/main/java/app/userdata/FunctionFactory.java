package app.userdata;

import app.userdata.function.App;
import com.microsoft.azure.functions.spi.inject.FunctionInstanceInjector;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Hands the Functions host one object per function class, with the app as its constructor argument.
 * The host never answers an invocation whose object could not be made because of an {@link Error},
 * so every failure leaves here as an exception.
 */
public final class FunctionFactory implements FunctionInstanceInjector {
  private final Map<Class<?>, Object> functions = new ConcurrentHashMap<>();
  private final Supplier<App> app;

  /** For the host, which finds this class by its service file. */
  public FunctionFactory() {
    this(new LazyApp(() -> UserDataApp.from(Settings.fromEnvironment())));
  }

  FunctionFactory(Supplier<App> app) {
    this.app = app;
  }

  @Override
  public <T> T getInstance(Class<T> functionClass) throws Exception {
    return functionClass.cast(functions.computeIfAbsent(functionClass, this::create));
  }

  private Object create(Class<?> functionClass) {
    try {
      return functionClass.getConstructor(Supplier.class).newInstance(app);
    } catch (Throwable e) { // Errors above all: see the class comment.
      throw new IllegalStateException("could not create " + functionClass.getName(), e);
    }
  }
}
