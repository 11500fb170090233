package app.userdata.dev.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.dev.azurite.NodePackages;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Microsoft's own npm client reads the whole sample account and finds what the account holds. */
final class MicrosoftClientIT {
  private static final Path FOLDER = Path.of("src", "dev", "npm");

  @Test
  void microsoftsClient_readingTheSampleAccount_findsWhatItHolds() throws Exception {
    NodePackages.install(Path.of(""));
    Account account = SampleAccount.create();
    try (var simulator = CustomVisionSimulator.start(account, SimulatorOptions.defaults())) {
      String output =
          run(
              "node",
              "drive-simulator.mjs",
              simulator.endpoint().toString(),
              simulator.trainingKey());
      JsonNode counts = Client.MAPPER.readTree(output);
      assertThat(counts.get("domains").asInt()).isEqualTo(Domain.ALL.size());
      assertThat(counts.get("projects")).hasSize(account.projects().size());
      for (JsonNode found : counts.get("projects")) {
        UUID id = UUID.fromString(found.get("id").asText());
        compare(found, account.findProject(id).orElseThrow());
      }
      assertThat(simulator.traffic().keyLeaks()).isZero();
    }
  }

  private static void compare(JsonNode found, Project project) {
    List<Image> images = project.workspaceImages();
    int tagged = (int) images.stream().filter(Image::isTagged).count();
    int regions = images.stream().mapToInt(image -> image.regions().size()).sum();
    long of42 =
        images.stream()
            .filter(i -> i.metadata().getOrDefault("subjectId", "").equals("42"))
            .count();
    assertThat(found.get("name").asText()).isEqualTo(project.name());
    assertThat(texts(found.get("images")))
        .isEqualTo(sorted(images, image -> image.id().toString()));
    assertThat(found.get("imageCount").asInt()).isEqualTo(images.size());
    assertThat(found.get("tagged").asInt()).isEqualTo(tagged);
    assertThat(found.get("taggedCount").asInt()).isEqualTo(tagged);
    assertThat(found.get("untagged").asInt()).isEqualTo(images.size() - tagged);
    assertThat(found.get("untaggedCount").asInt()).isEqualTo(images.size() - tagged);
    assertThat(found.get("byIds").asInt()).isEqualTo(Math.min(256, images.size()));
    assertThat(found.get("regions").asInt()).isEqualTo(regions);
    assertThat(found.get("subject42").asLong()).isEqualTo(of42);
    assertThat(found.get("tags").asInt()).isEqualTo(project.tags().size());
    assertThat(found.get("predictions").asInt()).isEqualTo(project.predictions().size());
    int bytes = images.isEmpty() ? 0 : images.get(0).bytes().length;
    assertThat(found.get("firstImageBytes").asInt()).isEqualTo(bytes);
    assertThat(found.get("iterations")).hasSize(project.iterations().size());
    for (JsonNode iteration : found.get("iterations")) {
      UUID id = UUID.fromString(iteration.get("id").asText());
      compare(iteration, project.findIteration(id).orElseThrow());
    }
  }

  private static void compare(JsonNode found, Iteration iteration) {
    assertThat(found.get("status").asText()).isEqualTo(iteration.status());
    assertThat(texts(found.get("images")))
        .isEqualTo(sorted(iteration.images(), image -> image.id().toString()));
    assertThat(found.get("tags").asInt()).isEqualTo(iteration.tags().size());
    assertThat(texts(found.get("exports")))
        .isEqualTo(sorted(iteration.exports(), ExportedModel::status));
    if (iteration.isTrained()) {
      assertThat(found.get("performance").asInt()).isEqualTo(iteration.tags().size());
      assertThat(found.get("performanceImages").asInt()).isEqualTo(iteration.images().size());
      assertThat(found.get("performanceImageCount").asInt()).isEqualTo(iteration.images().size());
    }
  }

  private static <T> List<String> sorted(List<T> items, Function<T, String> text) {
    return items.stream().map(text).sorted().toList();
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(item -> texts.add(item.asText()));
    return texts;
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Path errors = Files.createTempFile("microsoft-client", ".txt");
    Process process =
        new ProcessBuilder(command)
            .directory(FOLDER.toFile())
            .redirectError(errors.toFile())
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
    Files.delete(errors);
    return output;
  }
}
