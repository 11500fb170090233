package app.userdata.function;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** An HTTP function, found by its annotations. */
record Door(String name, Method method) {
  private static final List<Door> ALL = find();

  /** All that there are. */
  static List<Door> all() {
    return ALL;
  }

  private static List<Door> find() {
    return classes()
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .filter(method -> trigger(method).isPresent())
        .map(method -> new Door(method.getAnnotation(FunctionName.class).value(), method))
        .toList();
  }

  private static Stream<Class<?>> classes() {
    try {
      Path compiled = Path.of(App.class.getResource("App.class").toURI()).getParent();
      try (Stream<Path> files = Files.list(compiled)) {
        List<String> names =
            files
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith("Functions.class"))
                .map(name -> name.substring(0, name.indexOf('.')))
                .sorted()
                .toList();
        return names.stream().map(Door::load);
      }
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("the compiled functions cannot be listed", e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(App.class.getPackageName() + "." + name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  static Door named(String name) {
    return ALL.stream().filter(door -> door.name.equals(name)).findFirst().orElseThrow();
  }

  HttpTrigger trigger() {
    return trigger(method).orElseThrow();
  }

  /** Whether it needs no key. */
  boolean open() {
    return trigger().authLevel() == AuthorizationLevel.ANONYMOUS;
  }

  /** Calls it for things that are not there. */
  HttpResponseMessage call(Supplier<App> app, Map<String, String> headers) throws Exception {
    return call(
        app,
        Requests.request(headers, Map.of(), Optional.of("{}")),
        Stream.generate(UUID::randomUUID).map(UUID::toString).limit(2).toList());
  }

  /** Calls it with the values of its path, in their order. */
  HttpResponseMessage call(
      Supplier<App> app, HttpRequestMessage<Optional<String>> request, List<String> path)
      throws Exception {
    Object functions = method.getDeclaringClass().getConstructor(Supplier.class).newInstance(app);
    Iterator<String> values = path.iterator();
    Object[] arguments =
        Arrays.stream(method.getParameterTypes())
            .map(type -> argument(type, request, values))
            .toArray();
    return (HttpResponseMessage) method.invoke(functions, arguments);
  }

  private static Object argument(
      Class<?> type, HttpRequestMessage<Optional<String>> request, Iterator<String> path) {
    if (type == HttpRequestMessage.class) {
      return request;
    }
    return type == ExecutionContext.class ? Requests.context() : path.next();
  }

  private static Optional<HttpTrigger> trigger(Method method) {
    return Arrays.stream(method.getParameters())
        .map((Parameter parameter) -> parameter.getAnnotation(HttpTrigger.class))
        .flatMap(Stream::ofNullable)
        .findFirst();
  }

  @Override
  public String toString() {
    return name;
  }
}
