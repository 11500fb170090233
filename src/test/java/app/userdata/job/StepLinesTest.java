package app.userdata.job;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.customvision.CallMeter;
import app.userdata.dev.simulator.Account;
import app.userdata.dev.simulator.SampleAccount;
import app.userdata.dev.simulator.SimulatorOptions;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Level;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the log says of steps: all of them, once each, and nothing of people. */
final class StepLinesTest {
  private static final String KEY = "9f86d081884c7d659a2feaa0c55ad015";
  private static final String EVERYTHING = "{\"categories\":[\"all\"]}";
  private static final List<String> ALWAYS =
      List.of(
          "event",
          "job",
          "kind",
          "status",
          "attempt",
          "category",
          "step",
          "delivery",
          "outcome",
          "ms");

  /** Ids, numbers and words of the program; nothing that anybody typed looks like this. */
  private static final Pattern PATH = Pattern.compile("[a-z0-9-]+(/[A-Za-z0-9-]+)*");

  private final LoggedLines logged = new LoggedLines();
  private final Ports ports = EngineBench.inMemory();
  private final Account account = SampleAccount.create();
  private final PersonalWords personal = PersonalWords.of(account);

  @Test
  void run_exportAndDeletion_everyResultHasOneLineAndNoLineIsPersonal() throws Exception {
    try (EngineBench bench = bench(SimulatorOptions.defaults())) {
      ObjectNode export = bench.export("");
      ObjectNode deletion = bench.delete(EVERYTHING);

      assertThat(export.get("status").asText()).isEqualTo("Succeeded");
      assertThat(deletion.get("status").asText()).isEqualTo("Succeeded");
      assertThat(stepsOf(export, "done")).containsExactlyInAnyOrderElementsOf(resultsOf(export));
      assertThat(stepsOf(deletion, "done"))
          .containsExactlyInAnyOrderElementsOf(resultsOf(deletion));
      assertThat(logged.events("step")).allSatisfy(StepLinesTest::isWellFormed);
      nothingIsPersonal(bench);
    }
  }

  @Test
  void run_countsOfAllLines_areThoseOfTheJob() throws Exception {
    try (EngineBench bench = bench(SimulatorOptions.defaults())) {
      ObjectNode job = bench.export("{\"categories\":[\"images\",\"tags\"]}");

      for (String category : List.of("images", "tags")) {
        List<JsonNode> lines =
            logged.events("step").stream()
                .filter(line -> line.get("category").asText().equals(category))
                .toList();
        JsonNode expected = job.at("/categories/" + category);
        assertThat(sum(lines, "/items/done")).isEqualTo(expected.get("done").asLong());
        assertThat(sum(lines, "/items/planned")).isEqualTo(expected.get("planned").asLong());
        assertThat(sum(lines, "/bytes")).isEqualTo(expected.get("bytes").asLong());
      }
    }
  }

  @Test
  void run_serviceThatFailsAndThrottles_saysWhyWithoutQuoting() throws Exception {
    UUID broken = account.project("Fruit bowl").workspaceImages().get(0).id();
    SimulatorOptions options =
        SimulatorOptions.defaults()
            .withBrokenImages(Set.of(broken))
            .withReplies(
                faults -> faults.withThrottleShare(0.3, 30).withFailing(Set.of("GetTags")));
    try (EngineBench bench = bench(options)) {
      String id = bench.start("{\"categories\":[\"images\",\"tags\"]}");
      for (int i = 0; i < 5; i++) {
        bench.drainOnce();
      }

      List<JsonNode> putOff = withOutcome("putOff");
      List<JsonNode> failed = withOutcome("failed");
      assertThat(putOff).isNotEmpty().allSatisfy(line -> why(line, "there are too many calls"));
      assertThat(withOutcome("retried")).allSatisfy(line -> why(line, "the server fails"));
      assertThat(failed).allSatisfy(line -> why(line, "Could not do GetTags"));
      assertThat(putOff.get(0).get("job").asText()).isEqualTo(id);
      nothingIsPersonal(bench);
    }
  }

  @Test
  void run_stepThatAlwaysFails_isRetriedWithAWarningThenGivenUp() throws Exception {
    SimulatorOptions options =
        SimulatorOptions.defaults().withReplies(faults -> faults.withFailing(Set.of("GetTags")));
    try (EngineBench bench = bench(options)) {
      bench.export("{\"categories\":[\"tags\"],\"projects\":[\"Fruit bowl\"]}");

      assertThat(withOutcome("failed"))
          .isNotEmpty()
          .allSatisfy(
              line -> {
                assertThat(line.get("delivery").asLong()).isEqualTo(5);
                assertThat(retriesOf(line.get("step"))).endsWith(1L, 2L, 3L, 4L);
              });
      assertThat(logged.records())
          .filteredOn(line -> line.getLevel().equals(Level.WARNING))
          .hasSize(withOutcome("retried").size() + withOutcome("failed").size() + 1);
      assertThat(logged.events("job")).hasSize(1);
      assertThat(logged.events("job").get(0).get("status").asText()).isEqualTo("Failed");
      nothingIsPersonal(bench);
    }
  }

  @Test
  void run_messageComesAgain_saysRepeated() throws Exception {
    try (EngineBench bench = bench(SimulatorOptions.defaults())) {
      bench.start("{\"categories\":[\"tags\"]}");
      bench.drainOnce();
      int before = logged.events("step").size();

      bench.redeliver();

      List<JsonNode> again = logged.events("step").subList(before, logged.events("step").size());
      assertThat(again).isNotEmpty();
      assertThat(again.get(0).get("outcome").asText()).isEqualTo("repeated");
      assertThat(again.get(0).get("delivery").asLong()).isEqualTo(2);
      assertThat(again.get(0).has("items")).isFalse();
    }
  }

  private EngineBench bench(SimulatorOptions options) {
    return EngineBench.quick(
        account,
        options.withTrainingKey(KEY),
        ports,
        new Watching(logged.log(), JobMeter.NONE, CallMeter.NONE),
        Clock.systemUTC());
  }

  private List<JsonNode> withOutcome(String outcome) {
    return logged.events("step").stream()
        .filter(line -> line.get("outcome").asText().equals(outcome))
        .toList();
  }

  private List<Long> retriesOf(JsonNode step) {
    return withOutcome("retried").stream()
        .filter(line -> line.get("step").equals(step))
        .map(line -> line.get("delivery").asLong())
        .toList();
  }

  private List<String> stepsOf(ObjectNode job, String outcome) {
    return withOutcome(outcome).stream()
        .filter(line -> line.get("job").equals(job.get("id")))
        .map(line -> line.get("step").asText())
        .toList();
  }

  private List<String> resultsOf(ObjectNode job) {
    return new ResultBook(ports.records(), job.get("id").asText(), 1)
        .results("", Optional.empty(), 100_000)
        .paths();
  }

  private static void isWellFormed(JsonNode line) {
    List<String> members = new ArrayList<>(ALWAYS);
    if (line.get("outcome").asText().equals("done")) {
      members.addAll(List.of("items", "bytes"));
    }
    assertThat(line.fieldNames()).toIterable().containsExactlyElementsOf(members);
    assertThat(line.get("step").asText()).matches(PATH);
    assertThat(line.get("ms").asLong()).isNotNegative();
  }

  private void nothingIsPersonal(EngineBench bench) {
    assertThat(personal.words()).hasSizeGreaterThan(30);
    assertThat(logged.lines())
        .isNotEmpty()
        .allSatisfy(
            line ->
                assertThat(line)
                    .doesNotContain(personal.words())
                    .doesNotContain(KEY, "http", "sig=", "?")
                    .doesNotContain(bench.simulator().endpoint().getAuthority()));
  }

  private static void why(JsonNode line, String reason) {
    assertThat(line.path("reason").asText()).contains(reason);
  }

  private static long sum(List<JsonNode> lines, String member) {
    return lines.stream().mapToLong(line -> line.at(member).asLong()).sum();
  }
}
