package app.userdata.dev.host;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpRequestMessage;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A function's method, ready to be called: how each parameter is filled is decided once. */
final class AppFunction {
  private final StagedFunction staged;
  private final ClassLoader loader;
  private final FunctionInstances instances;
  private final Class<?> type;
  private final Method method;
  private final List<Argument> arguments;

  /** How a parameter is filled. */
  @FunctionalInterface
  private interface Argument {
    Object of(Invocation invocation);
  }

  AppFunction(StagedFunction staged, ClassLoader loader, FunctionInstances instances) {
    this.staged = staged;
    this.loader = loader;
    this.instances = instances;
    try {
      // Not initialised here: as in the worker, that happens with the first invocation.
      this.type = Class.forName(staged.className(), false, loader);
    } catch (ClassNotFoundException e) {
      throw new HostException("The staged app has no class " + staged.className() + ".", e);
    }
    this.method =
        Arrays.stream(type.getMethods())
            .filter(candidate -> candidate.getName().equals(staged.methodName()))
            .findFirst()
            .orElseThrow(
                () ->
                    new HostException(
                        staged.className() + " has no public method " + staged.methodName() + "."));
    this.arguments = Arrays.stream(method.getParameters()).map(this::argument).toList();
  }

  StagedFunction staged() {
    return staged;
  }

  /** Calls the function; any failure is an exception, an Error while constructing hangs. */
  Optional<Object> call(Invocation invocation) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      Object target = target();
      Object[] values = arguments.stream().map(argument -> argument.of(invocation)).toArray();
      return Optional.ofNullable(method.invoke(target, values));
    } catch (InvocationTargetException e) {
      throw new InvocationException(e.getCause() == null ? e : e.getCause());
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private Object target() throws Exception {
    try {
      return instances.of(type);
    } catch (Error e) {
      // The worker swallows it and never answers: the call hangs until its time is over.
      new CountDownLatch(1).await();
      throw e;
    }
  }

  private Argument argument(Parameter parameter) {
    Class<?> wanted = parameter.getType();
    if (wanted == ExecutionContext.class) {
      return invocation -> invocation;
    }
    for (Annotation annotation : parameter.getAnnotations()) {
      String name = annotation.annotationType().getSimpleName();
      if (name.equals("BindingName")) {
        String key = value(annotation);
        return invocation -> bound(invocation, key, wanted);
      }
      if ((name.equals("HttpTrigger") && wanted == HttpRequestMessage.class)
          || (name.endsWith("Trigger") && wanted == String.class)) {
        return Invocation::input;
      }
    }
    throw new HostException(
        "This host cannot fill the parameter "
            + wanted.getSimpleName()
            + " of the function "
            + staged.name()
            + "; take HttpRequestMessage, String, ExecutionContext or @BindingName.");
  }

  private static Object bound(Invocation invocation, String key, Class<?> wanted) {
    String text = invocation.metadata().get(key);
    if (text == null) {
      throw new IllegalStateException("Cannot find matched @BindingName of name \"" + key + "\"");
    }
    if (wanted == long.class) {
      return Long.parseLong(text);
    }
    return wanted == int.class ? (Object) Integer.parseInt(text) : text;
  }

  private static String value(Annotation annotation) {
    try {
      return String.valueOf(annotation.annotationType().getMethod("value").invoke(annotation));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("@BindingName always has a value", e);
    }
  }
}
