package app.userdata.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.userdata.dev.memory.InMemoryExportArchives;
import app.userdata.dev.memory.InMemoryMessageQueue;
import app.userdata.dev.memory.InMemoryRecordStore;
import app.userdata.dev.simulator.SimulatorOptions;
import app.userdata.dev.simulator.TinyAccount;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that are no steps, or none that can be done: each leaves a trace, none stays. */
final class BadMessagesTest {
  private static final Duration HIDDEN = Duration.ofMinutes(1);

  private final InMemoryMessageQueue queue = new InMemoryMessageQueue(Clock.systemUTC());
  private final EngineBench bench =
      EngineBench.quick(
          TinyAccount.create(0),
          SimulatorOptions.defaults(),
          new Ports(new InMemoryRecordStore(), queue, new InMemoryExportArchives()));

  @AfterEach
  void close() {
    bench.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no JSON",
        "",
        "null",
        "[]",
        "{}",
        "{\"version\":99}",
        "{\"version\":2,\"jobId\":\"JOB\",\"attempt\":1,\"work\":WORK,\"since\":\"NOW\"}",
        "{\"version\":1,\"jobId\":\"JOB\",\"attempt\":1,\"since\":\"NOW\"}",
        "{\"version\":1,\"jobId\":\"JOB\",\"attempt\":1,\"work\":{},\"since\":\"NOW\"}",
        "{\"version\":1,\"jobId\":\"../x\",\"attempt\":1,\"work\":WORK,\"since\":\"NOW\"}",
        "{\"version\":1,\"jobId\":\"JOB\",\"attempt\":1,\"work\":WORK,\"since\":\"NOW\"}"
      })
  void run_messageThatNobodyCanUse_isAcknowledgedAndBecomesAnEvent(String template) {
    String message =
        template
            .replace("JOB", "3f2504e0-4f89-41d3-9a0c-0305e82c3301")
            .replace("NOW", "2026-05-04T08:00:00Z")
            .replace(
                "WORK",
                "{\"queue\":\"export-tags\",\"path\":\"export/tags\",\"kind\":\"open\",\"args\":{}}");

    bench.engine().steps().run(message, 1, Quiet.LOG);

    assertRejected(message);
  }

  @Test
  void tick_poisonThatIsNoStep_becomesAnEventAndKeepsNoOtherOne() throws Exception {
    String id = bench.start("{\"categories\":[\"tags\"]}");
    bench.drainOnce();
    MessageQueue.Received step = queue.receive("export-tags", 1, HIDDEN).get(0);
    queue.delete("export-tags", step);
    for (String body : List.of("no JSON", "{\"version\":99}", step.body())) {
      queue.send("export-tags-poison", body, Duration.ZERO);
    }

    bench.engine().supervisor().tick(Quiet.LOG);
    ObjectNode job = bench.settle(id);

    assertThat(queue.size("export-tags-poison")).isZero();
    assertThat(job.get("status").asText()).isEqualTo("Failed");
    assertThat(events()).filteredOn(event -> event.has("bodySha256")).hasSize(2);
  }

  @Test
  void run_stepThatThrows_failsAtItsFifthDeliveryAndTheJobEnds() throws Exception {
    String id = bench.start("{\"categories\":[\"tags\"]}");
    bench.drainOnce();
    MessageQueue.Received step = queue.receive("export-tags", 1, HIDDEN).get(0);
    queue.delete("export-tags", step);
    // What no version of the app sends: a kind of step that its handler does not know.
    String broken = step.body().replace("\"open\"", "\"paint\"");
    assertThat(broken).isNotEqualTo(step.body());

    for (int delivery = 1; delivery < 5; delivery++) {
      int times = delivery;
      assertThatThrownBy(() -> bench.engine().steps().run(broken, times, Quiet.LOG))
          .isInstanceOf(RuntimeException.class);
    }
    bench.engine().steps().run(broken, 5, Quiet.LOG);
    ObjectNode job = bench.settle(id);

    assertThat(job.get("status").asText()).isEqualTo("Failed");
    assertThat(job.at("/categories/tags/failed").asInt()).isEqualTo(1);
  }

  private void assertRejected(String message) {
    assertThat(events())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.get("status").asText()).isEqualTo("Rejected");
              assertThat(event.get("error").asText()).startsWith("A message of a step was dropped");
              assertThat(event.get("bodySha256").asText()).isEqualTo(Hashes.sha256(message));
            });
  }

  private List<JsonNode> events() {
    return queue.receive("data-events", 10, HIDDEN).stream()
        .map(event -> Json.read(Json.utf8(event.body()), JsonNode.class))
        .toList();
  }
}
