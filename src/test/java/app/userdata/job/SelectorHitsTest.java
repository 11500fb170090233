package app.userdata.job;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.dev.simulator.Account;
import app.userdata.dev.simulator.Image;
import app.userdata.dev.simulator.Project;
import app.userdata.dev.simulator.SampleAccount;
import app.userdata.dev.simulator.SimulatorOptions;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How many images and predictions each selector of a request hits, and which hit nothing. */
final class SelectorHitsTest {
  private static final SimulatorOptions CALM = SimulatorOptions.defaults();
  private static final String NOBODY = "00000000-0000-4000-8000-000000000000";

  private final Account account = SampleAccount.create();
  private final Project people = account.project("Gesichter & 顔 <b>Tür</b>");

  /** Jörg's tag and one that nobody has, an image and one that is not there, and so on. */
  private final String selectors =
      "\"subject\":{\"tags\":[\"nobody has it\",\"Jörg Ångström\"],\"imageIds\":[\""
          + imageOf("42").id()
          + "\",\""
          + NOBODY
          + "\"],\"metadata\":{\"subjectId\":\"42\"},\"predictionIds\":[\""
          + people.predictions().get(0).id()
          + "\",\""
          + NOBODY
          + "\"]},\"exclude\":{\"tags\":[\"misspelt hold\"]}";

  @Test
  void plan_ofAPerson_countsAnImageOnceForEachSelectorThatItMatches() throws Exception {
    try (EngineBench bench = EngineBench.quick(account, CALM)) {
      ObjectNode planned = bench.plan("{" + selectors + "}");

      // Person 42 has five pictures; one lives in an iteration only, four in three sets each.
      assertThat(Json.numbers(planned.at("/plan/hits").toString()))
          .containsExactly(
              Map.entry("subject.tags[0]", 10L),
              Map.entry("subject.tags[1]", 0L),
              Map.entry("subject.imageIds[0]", 0L),
              Map.entry("subject.imageIds[1]", 1L),
              Map.entry("subject.metadata.subjectId", 5L),
              Map.entry("subject.predictionIds[0]", 0L),
              Map.entry("subject.predictionIds[1]", 1L),
              Map.entry("exclude.tags[0]", 0L));
      assertThat(planned.at("/categories/images/planned").asInt()).isEqualTo(1);
    }
  }

  @Test
  void delete_someSelectorsMatchNothing_saysWhichAndNotTheirValues() throws Exception {
    try (EngineBench bench = EngineBench.quick(account, CALM)) {
      ObjectNode job = bench.delete("{" + selectors + "}");

      assertThat(job.get("status").asText()).as(job.toPrettyString()).isEqualTo("Succeeded");
      assertThat(notes(job)).containsExactlyElementsOf(misses());
    }
  }

  @Test
  void plan_matchesNothing_failsAndSaysWhichSelectorsAreToBlame() throws Exception {
    try (EngineBench bench = EngineBench.quick(account, CALM)) {
      ObjectNode job =
          bench.plan("{\"subject\":{\"tags\":[\"CON\"],\"metadata\":{\"subjectId\":\"nobody\"}}}");

      assertThat(job.get("status").asText()).isEqualTo("Failed");
      assertThat(notes(job))
          .containsExactly("noMatch: subject.metadata.subjectId of the request matches nothing.");
    }
  }

  @Test
  void plan_ofPredictionsOnly_countsNoSelectorsOfImages() throws Exception {
    try (EngineBench bench = EngineBench.quick(account, CALM)) {
      ObjectNode planned = bench.plan("{\"categories\":[\"predictions\"]," + selectors + "}");

      assertThat(Json.numbers(planned.at("/plan/hits").toString()))
          .containsOnlyKeys("subject.predictionIds[0]", "subject.predictionIds[1]");
    }
  }

  @Test
  void plan_withoutSelectors_hasNoHits() throws Exception {
    try (EngineBench bench = EngineBench.quick(account, CALM)) {
      ObjectNode planned = bench.plan("{\"categories\":[\"predictions\"]}");

      assertThat(planned.get("plan").has("hits")).isFalse();
    }
  }

  @Test
  void export_someSelectorsMatchNothing_saysWhichInJobAndReport() throws Exception {
    try (EngineBench bench = EngineBench.quick(account, CALM)) {
      ObjectNode job = bench.export("{" + selectors + "}");

      assertThat(job.get("status").asText()).as(job.toPrettyString()).isEqualTo("Succeeded");
      assertThat(notes(job)).containsExactlyElementsOf(misses());
      byte[] report = bench.archive(job).getOrDefault("report.html", new byte[0]);
      assertThat(new String(report, StandardCharsets.UTF_8)).contains(misses());
    }
  }

  @Test
  void remove_deletionOfAPerson_keepsNoPlaceOfItsRequest() throws Exception {
    Ports ports = EngineBench.inMemory();
    try (EngineBench bench = EngineBench.quick(account, CALM, ports)) {
      String id = bench.delete("{" + selectors + "}").get("id").asText();
      String record = id + "/job.json";
      assertThat(ports.records().find(record).map(SelectorHitsTest::text))
          .hasValueSatisfying(text -> assertThat(text).contains("subject.metadata.subjectId"));

      bench.jobs().remove(id);
      bench.engine().supervisor().tick(Quiet.LOG);

      assertThat(ports.records().find(record).map(SelectorHitsTest::text))
          .hasValueSatisfying(text -> assertThat(text).doesNotContain("subject", "hits"));
    }
  }

  @Test
  void notes_ofManySelectors_nameTwenty() {
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 23; i++) {
      many.add("subject.imageIds[" + i + "]");
    }

    assertThat(NoMatch.notes(many, true))
        .hasSize(21)
        .endsWith("noMatch: 3 more selectors of the request match nothing.");
  }

  private static List<String> misses() {
    return List.of(
        "noMatch: subject.tags[1] of the request matches nothing.",
        "noMatch: subject.imageIds[0] of the request matches nothing.",
        "noMatch: subject.predictionIds[0] of the request matches nothing.",
        "noMatch: exclude.tags[0] of the request matches nothing.");
  }

  private static List<String> notes(ObjectNode job) {
    List<String> notes = new ArrayList<>();
    for (JsonNode note : job.path("notes")) {
      notes.add(note.asText());
    }
    return notes;
  }

  private static String text(RecordStore.Versioned found) {
    return new String(found.body(), StandardCharsets.UTF_8);
  }

  private Image imageOf(String subject) {
    Map.Entry<String, String> pair = Map.entry("subjectId", subject);
    return people.workspaceImages().stream()
        .filter(image -> image.metadata().entrySet().contains(pair))
        .findFirst()
        .orElseThrow();
  }
}
