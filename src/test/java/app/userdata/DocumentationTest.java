package app.userdata;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.category.CategoryId;
import app.userdata.category.Outcome;
import app.userdata.job.JobStatus;
import app.userdata.telemetry.Instrument;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds what people read to what the code does. */
final class DocumentationTest {
  /** Read by the host, not by us. */
  private static final Set<String> OF_THE_HOST =
      Set.of("FUNCTIONS_WORKER_RUNTIME", "AzureWebJobsStorage", "SUPERVISOR_SCHEDULE");

  private static final Set<Outcome> GOOD =
      Set.of(Outcome.PLANNED, Outcome.EXPORTED, Outcome.DELETED, Outcome.ABSENT);

  private static final Pattern PROBLEM =
      Pattern.compile(
          "(?:JobProblem\\.(?:forbidden|notFound|conflict|changed|unavailable)|new HttpProblem"
              + "|new JobProblem|return problem)\\([^;\"]*\"([a-z]+(?:-[a-z]+)*)\"");

  @Test
  void exampleSettings_always_areThoseThatAreRead() throws IOException {
    Set<String> expected = new TreeSet<>(Settings.NAMES);
    expected.addAll(OF_THE_HOST);

    assertThat(new TreeSet<>(example().keySet())).isEqualTo(expected);
  }

  @Test
  void exampleSettings_copiedAsTheyAre_work() throws IOException {
    Settings settings = Settings.read(example());

    assertThat(settings.resources()).containsOnlyKeys("default");
  }

  @Test
  void readme_always_namesEverySetting() throws IOException {
    String readme = Files.readString(Path.of("README.md"));

    assertThat(Settings.NAMES).allSatisfy(name -> assertThat(readme).contains("`" + name + "`"));
  }

  @Test
  void queueFunctions_ofCategories_listenToTheirQueues() {
    Set<String> queues = new TreeSet<>();
    for (JavaMethod method :
        new ClassFileImporter()
            .importPackages("app.userdata.function").stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(FunctionName.class))
                .toList()) {
      method.getParameters().stream()
          .filter(parameter -> parameter.isAnnotatedWith(QueueTrigger.class))
          .map(parameter -> parameter.getAnnotationOfType(QueueTrigger.class).queueName())
          .forEach(queues::add);
    }

    Set<String> expected = new TreeSet<>(Set.of("job-steps", "data-requests", "deletion-requests"));
    for (CategoryId category : CategoryId.values()) {
      expected.add(category.exportQueue());
      expected.add(category.deleteQueue());
    }
    assertThat(queues).isEqualTo(expected);
  }

  @Test
  void operations_always_haveARowForEveryMetric() throws IOException {
    String operations = Files.readString(Path.of("docs/operations.md"));

    assertThat(Instrument.values())
        .allSatisfy(
            metric ->
                assertThat(operations)
                    .containsPattern(
                        "(?m)^\\| `"
                            + Pattern.quote(metric.id())
                            + "` \\| [a-z]+ \\| `"
                            + Pattern.quote(metric.unit())
                            + "` \\|"));
  }

  @Test
  void operations_always_explainEveryValueOfHostJson() throws IOException {
    String operations = Files.readString(Path.of("docs/operations.md"));
    JsonNode queues =
        new ObjectMapper().readTree(Path.of("host.json").toFile()).at("/extensions/queues");

    assertThat(queues.properties())
        .isNotEmpty()
        .allSatisfy(
            entry ->
                assertThat(operations)
                    .contains("| `" + entry.getKey() + "` | " + entry.getValue().asText() + " |"));
  }

  @Test
  void troubleshooting_always_hasASectionForEveryStatusAndOutcomeThatIsNoSuccess()
      throws IOException {
    List<String> headings = headings();

    assertThat(JobStatus.values())
        .filteredOn(status -> status != JobStatus.SUCCEEDED)
        .allSatisfy(status -> assertThat(headings).contains("## " + status.id()));
    assertThat(Outcome.values())
        .filteredOn(outcome -> !GOOD.contains(outcome))
        .allSatisfy(outcome -> assertThat(headings).contains("### " + outcome.id()));
  }

  @Test
  void troubleshooting_always_hasARowForEveryTypeOfProblem() throws IOException {
    String troubleshooting = Files.readString(Path.of("docs/troubleshooting.md"));
    Set<String> types = problemTypes();

    assertThat(types).contains("plan-too-old", "length-required", "storage-unavailable");
    assertThat(types)
        .allSatisfy(type -> assertThat(troubleshooting).contains("\n| `" + type + "` | "));
  }

  private static List<String> headings() throws IOException {
    return Files.readAllLines(Path.of("docs/troubleshooting.md")).stream()
        .filter(line -> line.startsWith("##"))
        .toList();
  }

  /** The first word of its kind in every call that makes a problem. */
  private static Set<String> problemTypes() throws IOException {
    Set<String> types = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      for (Path source : sources.filter(path -> path.toString().endsWith(".java")).toList()) {
        PROBLEM
            .matcher(Files.readString(source))
            .results()
            .forEach(found -> types.add(found.group(1)));
      }
    }
    return types;
  }

  private static Map<String, String> example() throws IOException {
    JsonNode values =
        new ObjectMapper().readTree(Path.of("local.settings.json.example").toFile()).path("Values");
    Map<String, String> example = new HashMap<>();
    values
        .fields()
        .forEachRemaining(entry -> example.put(entry.getKey(), entry.getValue().asText()));
    return example;
  }
}
