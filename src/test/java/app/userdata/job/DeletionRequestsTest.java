package app.userdata.job;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.dev.memory.InMemoryExportArchives;
import app.userdata.dev.memory.InMemoryMessageQueue;
import app.userdata.dev.memory.InMemoryRecordStore;
import app.userdata.dev.simulator.SampleAccount;
import app.userdata.dev.simulator.SimulatorOptions;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Deletions and confirmations that workflows put into their queue. */
final class DeletionRequestsTest {
  private static final String START =
      "{\"messageId\":\"d1\",\"kind\":\"deletion\",\"request\":{\"categories\":[\"images\"],"
          + "\"reference\":\"ticket 8\"}}";

  private final InMemoryMessageQueue queue = new InMemoryMessageQueue(Clock.systemUTC());
  private final EngineBench bench =
      EngineBench.quick(
          SampleAccount.large(83),
          SimulatorOptions.defaults(),
          new Ports(new InMemoryRecordStore(), queue, new InMemoryExportArchives()));

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void accept_startAndConfirmation_deletesAndTellsTwice() throws Exception {
    bench.engine().deletionRequests().accept(START);
    JsonNode waiting = settled();
    bench.engine().deletionRequests().accept(confirmation(waiting.path("planHash").asText()));
    JsonNode ended = settled();

    List<JsonNode> events = events();
    assertThat(events)
        .extracting(event -> event.path("status").asText())
        .containsExactly("AwaitingConfirmation", "Succeeded");
    for (JsonNode event : events) {
      assertThat(event.path("jobId")).isEqualTo(waiting.path("id"));
      assertThat(event.path("kind").asText()).isEqualTo("deletion");
      assertThat(event.path("reference").asText()).isEqualTo("ticket 8");
      assertThat(event.path("planHash")).isEqualTo(waiting.path("planHash"));
      assertThat(event.path("planned")).isEqualTo(Json.tree("{\"images\":83}"));
      assertThat(event.path("chainHead").asText()).matches("[0-9a-f]{64}");
      assertThat(event.at("/links/evidence").asText()).endsWith("/evidence");
    }
    assertThat(events.get(0).path("chainHead")).isNotEqualTo(events.get(1).path("chainHead"));
    assertThat(events.get(0).path("eventId")).isNotEqualTo(events.get(1).path("eventId"));
    JsonNode evidence =
        Json.read(bench.jobs().evidence(waiting.path("id").asText()), JsonNode.class);
    assertThat(evidence.at("/evidence/events").findValuesAsText("hash"))
        .contains(events.get(0).path("chainHead").asText());
    assertThat(ended.at("/categories/images/done").asInt()).isEqualTo(83);
  }

  @Test
  void accept_sameMessageThreeTimes_isOneJob() throws Exception {
    bench.engine().deletionRequests().accept(START);
    bench.engine().deletionRequests().accept(START);
    settled();
    bench.engine().deletionRequests().accept(START);
    settled();

    assertThat(jobs()).hasSize(1);
    assertThat(events()).hasSize(1);
  }

  @Test
  void accept_sameMessageIdWithAnotherRequest_isRejected() {
    bench.engine().deletionRequests().accept(START);
    bench.engine().deletionRequests().accept(START.replace("images", "tags"));

    assertThat(jobs()).hasSize(1);
    assertThat(onlyEvent().path("error").asText()).contains("started another request");
  }

  @Test
  void accept_confirmationTwice_deletesOnce() throws Exception {
    bench.engine().deletionRequests().accept(START);
    String confirmation = confirmation(settled().path("planHash").asText());

    bench.engine().deletionRequests().accept(confirmation);
    settled();
    int calls = bench.simulator().traffic().mutations().size();
    bench.engine().deletionRequests().accept(confirmation);
    settled();

    assertThat(calls).isPositive();
    assertThat(bench.simulator().traffic().mutations()).hasSize(calls);
    assertThat(events()).hasSize(2);
  }

  @Test
  void accept_confirmationOfAnotherPlan_isRejectedAndDeletesNothing() throws Exception {
    bench.engine().deletionRequests().accept(START);
    settled();
    bench.engine().deletionRequests().accept(confirmation("sha256:" + "0".repeat(64)));

    List<JsonNode> events = events();
    assertThat(events).hasSize(2);
    assertThat(events.get(1).path("status").asText()).isEqualTo("Rejected");
    assertThat(events.get(1).path("messageId").asText()).isEqualTo("c1");
    assertThat(events.get(1).path("error").asText()).contains("not the hash of the job's plan");
    assertThat(settled().path("status").asText()).isEqualTo("AwaitingConfirmation");
    assertThat(bench.simulator().traffic().mutations()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"messageId\":\"m\",\"kind\":\"export\"} | must be deletion",
        "{\"messageId\":\"m\"} | must be deletion",
        "{\"messageId\":\"m\",\"kind\":\"deletion\"} | names its scope",
        "{\"messageId\":\"m\",\"kind\":\"deletion\",\"request\":{\"categories\":[]}} | is empty",
        "{\"kind\":\"deletion\",\"request\":{\"categories\":[\"all\"]}} | messageId must be",
        "{\"messageId\":\"m\",\"confirm\":{}} | confirm is empty",
        "{\"messageId\":\"m\",\"confirm\":{\"jobId\":\"x\"}} | confirm.planHash must be text",
        "{\"messageId\":\"m\",\"confirm\":{\"jobId\":\"x\",\"planHash\":\"y\"}} | no job",
        "{\"messageId\":\"m\",\"kind\":\"deletion\",\"confirm\":{\"jobId\":\"x\",\"planHash\":\"y\"}} | message of its own",
        "{\"messageId\":\"m\",\"cancel\":{}} | cancel is empty",
        "{\"messageId\":\"m\",\"cancel\":{\"jobId\":\"x\"}} | no job",
        "{\"cancel\":{\"jobId\":\"x\"}} | messageId must be",
        "{\"messageId\":\"m\",\"kind\":\"deletion\",\"cancel\":{\"jobId\":\"x\"}} | message of its own",
        "{\"messageId\":\"m\",\"retry\":{\"jobId\":\"x\"}} | There is no job with this id"
      })
  void accept_neverValid_isRejectedOnceWithOneSentence(String message, String sentence) {
    bench.engine().deletionRequests().accept(message);

    JsonNode event = onlyEvent();
    assertThat(event.path("status").asText()).isEqualTo("Rejected");
    assertThat(event.path("error").asText()).contains(sentence).endsWith(".");
    assertThat(jobs()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"messageId\":\"m\",\"kind\":\"deletion\",\"request\":{\"categories\":[\"all\"]}} | must be export",
        "{\"messageId\":\"m\",\"confirm\":{\"jobId\":\"x\",\"planHash\":\"y\"}} | unknown field",
        "{\"messageId\":\"m\",\"cancel\":{\"jobId\":\"x\"}} | no job"
      })
  void accept_deletionInTheQueueOfExports_isRejected(String message, String sentence) {
    bench.engine().dataRequests().accept(message);

    assertThat(onlyEvent().path("error").asText()).contains(sentence);
    assertThat(jobs()).isEmpty();
  }

  @Test
  void accept_cancelOfAWaitingPlan_endsItWithoutOneDeletion() throws Exception {
    bench.engine().deletionRequests().accept(START);
    String id = settled().path("id").asText();
    String message = "{\"messageId\":\"c1\",\"cancel\":{\"jobId\":\"" + id + "\"}}";

    bench.engine().dataRequests().accept(message);
    bench.engine().deletionRequests().accept(message);
    bench.settle(id);

    assertThat(events())
        .extracting(event -> event.path("status").asText())
        .containsExactly("AwaitingConfirmation", "Rejected", "Canceled");
    assertThat(bench.simulator().traffic().mutations()).isEmpty();
  }

  private String confirmation(String hash) {
    String job = jobs().get(0).path("id").asText();
    return "{\"messageId\":\"c1\",\"confirm\":{\"jobId\":\""
        + job
        + "\",\"planHash\":\""
        + hash
        + "\"}}";
  }

  private JsonNode settled() throws Exception {
    return bench.settle(jobs().get(0).path("id").asText());
  }

  private JsonNode jobs() {
    return bench.jobs().list(Optional.empty(), Optional.empty(), 10, Optional.empty()).get("jobs");
  }

  private JsonNode onlyEvent() {
    List<JsonNode> events = events();
    assertThat(events).hasSize(1);
    return events.get(0);
  }

  private List<JsonNode> events() {
    List<JsonNode> events = new ArrayList<>();
    queue
        .receive("data-events", 10, Duration.ofMinutes(1))
        .forEach(
            event ->
                events.add(
                    Json.read(event.body().getBytes(StandardCharsets.UTF_8), JsonNode.class)));
    return events;
  }
}
