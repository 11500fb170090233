package app.userdata.dev.host;

import com.azure.storage.queue.QueueServiceClient;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Serves one staged app until it is closed. */
public final class LocalHost implements AutoCloseable {
  private static final Pattern SETTING = Pattern.compile("%([^%]+)%");

  private final HostOptions options;
  private final HostJson host;
  private final URLClassLoader loader;
  private final Invoker invoker;
  private final List<HttpFront.Endpoint> endpoints = new ArrayList<>();
  private final List<QueueListener> queues = new ArrayList<>();
  private final List<TimerListener> timers = new ArrayList<>();
  private final Map<String, AppFunction> runnable = new HashMap<>();
  private final Map<String, QueueServiceClient> accounts = new HashMap<>();
  private final HttpFront front;

  private LocalHost(HostOptions options, Runnable onTimeout) {
    this.options = options;
    this.host = HostJson.read(options.folder(), options.settings());
    this.loader = AppLoader.open(options.folder());
    this.invoker = new Invoker(host.functionTimeout(), onTimeout);
    FunctionInstances instances = new FunctionInstances(loader);
    for (StagedFunction staged : StagedFunction.readAll(options.folder(), options.settings())) {
      add(new AppFunction(staged, loader, instances));
    }
    this.front = new HttpFront(endpoints, invoker, new AdminRoutes(runnable, invoker), options);
  }

  /**
   * Starts serving.
   *
   * @param onTimeout ends the process: a function took longer than it may
   * @throws HostException when the app cannot be served as it is staged or set
   */
  public static LocalHost start(HostOptions options, Runnable onTimeout) {
    LocalHost started = new LocalHost(options, onTimeout);
    started.front.start();
    started.queues.forEach(QueueListener::start);
    started.timers.forEach(TimerListener::start);
    return started;
  }

  /** Where it listens, without a trailing slash. */
  public URI baseUri() {
    return front.baseUri();
  }

  private void add(AppFunction function) {
    JsonNode trigger = function.staged().trigger();
    switch (function.staged().type()) {
      case "httpTrigger" -> endpoints.add(endpoint(function, trigger));
      case "queueTrigger" -> {
        runnable.put(function.staged().name(), function);
        QueueServiceClient account =
            accounts.computeIfAbsent(
                trigger.path("connection").asText(),
                name -> HostQueues.open(name, options.settings()));
        queues.add(new QueueListener(function, account, invoker, host, options.messageLease()));
      }
      case "timerTrigger" -> {
        runnable.put(function.staged().name(), function);
        NcrontabSchedule schedule =
            new NcrontabSchedule(resolved(trigger.path("schedule").asText()));
        timers.add(new TimerListener(function, schedule, invoker, Clock.systemUTC()));
      }
      default ->
          throw new HostException(
              "This host does not know the trigger of the function "
                  + function.staged().name()
                  + ": "
                  + function.staged().type());
    }
  }

  private HttpFront.Endpoint endpoint(AppFunction function, JsonNode trigger) {
    String template = trigger.path("route").asText(function.staged().name());
    List<String> methods =
        StreamSupport.stream(trigger.path("methods").spliterator(), false)
            .map(method -> method.asText().toUpperCase(Locale.ROOT))
            .toList();
    return new HttpFront.Endpoint(
        function,
        Route.of(host.routePrefix(), template),
        methods.isEmpty() ? Arrays.asList("GET", "POST", "DELETE", "PUT", "HEAD") : methods,
        trigger.path("authLevel").asText().equalsIgnoreCase("ANONYMOUS"));
  }

  private String resolved(String text) {
    Matcher matcher = SETTING.matcher(text);
    if (!matcher.matches()) {
      return text;
    }
    String value = options.settings().getOrDefault(matcher.group(1), "");
    if (value.isBlank()) {
      throw new HostException("Set " + matcher.group(1) + ": a trigger refers to it.");
    }
    return value;
  }

  @Override
  public void close() {
    timers.forEach(TimerListener::close);
    queues.parallelStream().forEach(QueueListener::close);
    front.close();
    invoker.close();
    try {
      loader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
