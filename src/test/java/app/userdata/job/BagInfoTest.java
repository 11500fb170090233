package app.userdata.job;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.dev.simulator.Account;
import app.userdata.dev.simulator.Image;
import app.userdata.dev.simulator.Iteration;
import app.userdata.dev.simulator.Project;
import app.userdata.dev.simulator.SampleAccount;
import app.userdata.dev.simulator.SimulatorOptions;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@code bag-info.txt} tells of an export. */
final class BagInfoTest {
  private static final SimulatorOptions CALM = SimulatorOptions.defaults();
  private static final Pattern REDACTED = Pattern.compile("\"\\[redacted\\]\"");

  @Test
  void export_wholeAccount_countsTheRedactedValuesOfAllDocuments() throws Exception {
    Account account = SampleAccount.create();
    Project project = account.project("Stock 300");
    Image image = project.workspaceImages().get(0);
    project.put(image.withMetadata(Map.of("link", "see https://h/x?sv=1&sig=abc")));
    try (EngineBench bench = EngineBench.quick(account, CALM)) {
      NavigableMap<String, byte[]> archive = bench.archive(bench.export(""));

      long redacted =
          archive.entrySet().stream()
              .filter(file -> file.getKey().startsWith("data/") && file.getKey().contains(".json"))
              .mapToLong(file -> REDACTED.matcher(text(file.getValue())).results().count())
              .sum();
      assertThat(text(archive.get("data/account-info.json"))).containsPattern(REDACTED);
      assertThat(text(archive.get("data/projects/" + project.id() + "/images.jsonl")))
          .containsPattern(REDACTED);
      assertThat(info(archive)).contains("Redacted-Values: " + redacted, "Changed-Meanwhile: 0");
    }
  }

  @Test
  void export_imagesUploadedAllTheTime_countsTheListingThatNeverMatched() throws Exception {
    Account account = SampleAccount.create();
    Project project = account.project("Stock 300");
    Image image = project.workspaceImages().get(0);
    Ports busy = ports((name, body, labels) -> project.put(Marks.copy(image)));
    try (EngineBench bench = EngineBench.quick(account, CALM, busy)) {
      ObjectNode job = bench.export(body("[\"images\"]", project));

      assertThat(job.get("status").asText()).isEqualTo("Succeeded");
      assertThat(info(bench.archive(job))).contains("Changed-Meanwhile: 1");
    }
  }

  @Test
  void export_iterationDeletedMeanwhile_isCounted() throws Exception {
    Account account = SampleAccount.create();
    Project project = account.project("Stock 300");
    Iteration iteration = trained(project);
    Ports watched =
        ports(
            (name, body, labels) -> {
              // Its models are listed next.
              if (name.endsWith("/exported-models/" + project.id() + ".json")) {
                project.removeIteration(iteration.id());
              }
            });
    try (EngineBench bench = EngineBench.quick(account, CALM, watched)) {
      ObjectNode job = bench.export(body("[\"projects\",\"exported-models\"]", project));

      assertThat(job.get("status").asText()).isEqualTo("PartiallySucceeded");
      assertThat(info(bench.archive(job))).contains("Changed-Meanwhile: 1");
    }
  }

  private static Ports ports(HookedRecords.Hook hook) {
    Ports ports = EngineBench.inMemory();
    return new Ports(HookedRecords.of(ports.records(), hook), ports.queue(), ports.archives());
  }

  private static String body(String categories, Project project) {
    return "{\"categories\":" + categories + ",\"projects\":[\"" + project.id() + "\"]}";
  }

  private static Iteration trained(Project project) {
    return project.iterations().stream().filter(Iteration::isTrained).findFirst().orElseThrow();
  }

  private static List<String> info(NavigableMap<String, byte[]> archive) {
    return text(archive.get("bag-info.txt")).lines().toList();
  }

  private static String text(byte @Nullable [] utf8) {
    return new String(requireNonNull(utf8), StandardCharsets.UTF_8);
  }
}
