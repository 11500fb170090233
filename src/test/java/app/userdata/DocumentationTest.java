package app.userdata;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.category.CategoryId;
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
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Holds what people read to what the code does. */
final class DocumentationTest {
  /** Read by the host, not by us. */
  private static final Set<String> OF_THE_HOST =
      Set.of("FUNCTIONS_WORKER_RUNTIME", "AzureWebJobsStorage", "SUPERVISOR_SCHEDULE");

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
