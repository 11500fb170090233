package app.userdata.infra;

import app.userdata.Settings;
import app.userdata.job.JobStatus;
import app.userdata.telemetry.Instrument;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
    List<JavaParameter> bindings =
        new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests())
                .importPackages("app.userdata.function")
                .stream()
                .flatMap(type -> type.getMethods().stream())
                .flatMap(method -> method.getParameters().stream())
                .toList();
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
      List<JavaParameter> bindings, Class<A> trigger, Function<A, String> text) {
    return bindings.stream()
        .filter(binding -> binding.isAnnotatedWith(trigger))
        .map(binding -> text.apply(binding.getAnnotationOfType(trigger)));
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
