package app.userdata.dev.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import app.userdata.dev.simulator.Account;
import app.userdata.dev.simulator.CustomVisionSimulator;
import app.userdata.dev.simulator.Image;
import app.userdata.dev.simulator.Project;
import app.userdata.dev.simulator.SampleAccount;
import app.userdata.dev.simulator.SimulatorOptions;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/**
 * The console in a browser, end to end: one run, of which each scenario is a test. Pictures of all
 * views are in target/screenshots; {@code -Dscreenshots=docs/images} makes those of the documents
 * anew.
 */
@Timeout(300)
final class ConsoleIT {
  private static final int FREE_PORT = 0;
  private static final int SCENARIOS = 19;
  private static final String DELETED = "Gesichter & 顔 <b>Tür</b>";
  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Slow enough to see an export run, and to find it running after a while. */
  private static final Duration SLOW = Duration.ofMillis(900);

  /** Longer than anybody looks, and shorter than a client waits; it ends with the next options. */
  private static final Duration HELD = Duration.ofSeconds(50);

  private final CustomVisionSimulator simulator = CustomVisionSimulator.start(account(), quick());
  private final Set<UUID> broken =
      simulator.account().project("Fruit bowl").workspaceImages().stream()
          .limit(3)
          .map(Image::id)
          .collect(Collectors.toSet());

  @TestFactory
  Stream<DynamicTest> console_drivenByAnAdministrator_works() throws Exception {
    Map<String, String> environment =
        Map.of(
            "CustomVision__endpoint", simulator.endpoint().toString(),
            "CustomVision__trainingKey", simulator.trainingKey(),
            "CustomVision__callsPerSecond", "100");
    browser();
    try (simulator;
        LocalStack stack = LocalStack.start(environment, FREE_PORT)) {
      List<Driver.Scenario> run = Driver.run(stack, PICTURES, documents(), this::answer);
      assertThat(run).hasSize(SCENARIOS);
      return run.stream()
          .map(one -> dynamicTest(one.name(), () -> assertThat(one.error()).isEmpty()));
    }
  }

  /** Without a browser nothing was tried, and CI must know. */
  private static void browser() {
    Path path = Path.of(Optional.ofNullable(System.getenv("CHROMIUM")).orElse("/usr/bin/chromium"));
    if (!Files.isExecutable(path)) {
      System.out.println("NOT RUN: there is no Chromium; CHROMIUM names another place for it");
      assertThat(System.getenv("CI")).as("in CI there must be a browser").isNotEqualTo("true");
      abort("There is no Chromium on this machine.");
    }
  }

  private static Optional<Path> documents() {
    return Optional.ofNullable(System.getProperty("screenshots")).map(Path::of);
  }

  private static Account account() {
    Account account = SampleAccount.create();
    account.removeProject(account.project("Stock 300").id());
    return account;
  }

  private static SimulatorOptions quick() {
    return SimulatorOptions.defaults()
        .withCallsPerSecond(0)
        .withDeletionDelay(Duration.ofMillis(50));
  }

  private String answer(String asked) {
    return switch (asked) {
      case "projects" -> projects().toString();
      case "project" -> project().toString();
      case "slow" -> behave(quick().withBrokenImages(broken).withLatency(SLOW), "");
      case "hold" -> behave(quick().withBrokenImages(broken).withLatency(HELD), "");
      case "quick" -> behave(quick().withBrokenImages(broken), JSON.valueToTree(broken).toString());
      case "heal" -> behave(quick(), "");
      case "mutations" -> String.valueOf(simulator.traffic().mutations().size());
      case "left" ->
          simulator.account().projects().stream().anyMatch(one -> one.name().equals(DELETED))
              ? "there"
              : "gone";
      default -> throw new IllegalArgumentException("nobody knows how to " + asked);
    };
  }

  private String behave(SimulatorOptions options, String answer) {
    simulator.options(options);
    return answer;
  }

  private ArrayNode projects() {
    ArrayNode list = JSON.createArrayNode();
    for (Project project : simulator.account().projects()) {
      list.addObject()
          .put("name", project.name())
          .put("images", project.workspaceImages().size())
          .put("tags", project.tags().size());
    }
    return list;
  }

  /** The project that is deleted, with all images that any of its sets holds. */
  private ObjectNode project() {
    Project project = simulator.account().project(DELETED);
    long images =
        Stream.concat(
                project.workspaceImages().stream(),
                project.iterations().stream().flatMap(one -> one.images().stream()))
            .map(Image::id)
            .distinct()
            .count();
    return JSON.createObjectNode().put("name", DELETED).put("images", images);
  }
}
