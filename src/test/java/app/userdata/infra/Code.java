package app.userdata.infra;

import app.userdata.Settings;
import app.userdata.function.WorkflowFunctions;
import app.userdata.job.JobStatus;
import app.userdata.telemetry.Instrument;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the code asks of its surroundings.
 *
 * @param triggers the queues that functions listen to
 * @param events the queue that only workflows read
 * @param containers of archives and of records, by the setting that names them
 * @param settings the names of all settings that are read, by us or in a trigger
 * @param openRoutes the paths that need no key
 * @param lines the events that lines of the log tell
 * @param metrics the names of metrics
 * @param attributes the names of their attributes
 * @param statuses of jobs
 * @param roles that callers have in Entra ID
 */
record Code(
    Set<String> triggers,
    String events,
    Map<String, String> containers,
    Set<String> settings,
    Set<String> openRoutes,
    Set<String> lines,
    Set<String> metrics,
    Set<String> attributes,
    Set<String> statuses,
    Set<String> roles) {
  private static final Pattern LINE =
      Pattern.compile("(?:put\\(\"event\", |notice\\()\"([a-zA-Z]+)\"");
  private static final Pattern EVENTS = Pattern.compile("String EVENTS = \"([a-z-]+)\"");
  private static final Pattern ATTRIBUTE = Pattern.compile("stringKey\\(\"([a-z.]+)\"\\)");
  private static final Pattern ROLE = Pattern.compile("[A-Z]\\(\"([A-Z][a-z]+)\"\\)");
  private static final Pattern IN_TRIGGER = Pattern.compile("%([A-Z_]+)%");

  /** Read from the compiled functions, and from sources where they keep something to themselves. */
  static Code read() throws IOException {
    List<Parameter> bindings = bindings();
    Settings defaults =
        Settings.read(
            Map.of(
                "DataStorage", "UseDevelopmentStorage=true",
                "CustomVision__endpoint", "https://cats.cognitiveservices.azure.com",
                "CustomVision__trainingKey", "0123456789abcdef"));
    Set<String> settings = new TreeSet<>(Settings.NAMES);
    texts(bindings, TimerTrigger.class, TimerTrigger::schedule)
        .flatMap(schedule -> found(IN_TRIGGER, schedule))
        .forEach(settings::add);
    String journal = sources("src/main/java/app/userdata/job");
    return new Code(
        texts(bindings, QueueTrigger.class, QueueTrigger::queueName).collect(Collectors.toSet()),
        found(EVENTS, journal).findFirst().orElseThrow(),
        Map.of(
            "EXPORT_CONTAINER", defaults.exportContainer(),
            "RECORD_CONTAINER", defaults.recordContainer()),
        settings,
        texts(bindings, HttpTrigger.class, Code::openRoute)
            .filter(route -> !route.isEmpty())
            .collect(Collectors.toSet()),
        found(LINE, journal).collect(Collectors.toSet()),
        Arrays.stream(Instrument.values()).map(Instrument::id).collect(Collectors.toSet()),
        found(ATTRIBUTE, sources("src/main/java/app/userdata/telemetry"))
            .collect(Collectors.toSet()),
        Arrays.stream(JobStatus.values()).map(JobStatus::id).collect(Collectors.toSet()),
        found(ROLE, sources("src/main/java/app/userdata/function/Role.java"))
            .collect(Collectors.toSet()));
  }

  private static String openRoute(HttpTrigger trigger) {
    return trigger.authLevel() == AuthorizationLevel.ANONYMOUS ? trigger.route() : "";
  }

  private static <A extends Annotation> Stream<String> texts(
      List<Parameter> bindings, Class<A> trigger, Function<A, String> text) {
    return bindings.stream()
        .flatMap(binding -> Arrays.stream(binding.getAnnotationsByType(trigger)))
        .map(text);
  }

  /** The parameters of all functions; loading their few classes is quicker than importing them. */
  private static List<Parameter> bindings() throws IOException {
    String here = WorkflowFunctions.class.getSimpleName() + ".class";
    URL one = Objects.requireNonNull(WorkflowFunctions.class.getResource(here));
    List<Parameter> bindings = new ArrayList<>();
    try (Stream<Path> classes = Files.list(Path.of(URI.create(one.toString())).getParent())) {
      for (Path file : classes.filter(path -> path.toString().endsWith(".class")).toList()) {
        for (Method method : load(file.getFileName().toString()).getDeclaredMethods()) {
          bindings.addAll(List.of(method.getParameters()));
        }
      }
    }
    return bindings;
  }

  private static Class<?> load(String file) {
    String name = WorkflowFunctions.class.getPackageName() + "." + file.replace(".class", "");
    try {
      return Class.forName(name, false, WorkflowFunctions.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError("could not load " + name, e);
    }
  }

  private static Stream<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group(1));
  }

  private static String sources(String place) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> paths = Files.walk(Path.of(place))) {
      for (Path path : paths.filter(file -> file.toString().endsWith(".java")).toList()) {
        all.append(Files.readString(path));
      }
    }
    return all.toString();
  }
}
