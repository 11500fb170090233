package app.userdata.job;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.dev.memory.InMemoryExportArchives;
import app.userdata.dev.memory.InMemoryMessageQueue;
import app.userdata.dev.memory.InMemoryRecordStore;
import app.userdata.dev.simulator.SampleAccount;
import app.userdata.dev.simulator.SimulatorOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WorkflowRequestsTest {
  private final InMemoryMessageQueue queue = new InMemoryMessageQueue(Clock.systemUTC());
  private final EngineBench bench =
      EngineBench.quick(
          SampleAccount.create(),
          SimulatorOptions.defaults(),
          new Ports(new InMemoryRecordStore(), queue, new InMemoryExportArchives()));

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void accept_sameMessageTwice_isOneJobAndOneEvent() throws Exception {
    String message =
        "{\"messageId\":\"m1\",\"kind\":\"export\",\"request\":{\"categories\":[\"projects\"],"
            + "\"reference\":\"ticket 7\"}}";

    bench.engine().dataRequests().accept(message);
    bench.engine().dataRequests().accept(message);
    bench.drain();

    assertThat(
            bench
                .jobs()
                .list(
                    java.util.Optional.empty(),
                    java.util.Optional.empty(),
                    10,
                    java.util.Optional.empty())
                .get("jobs"))
        .hasSize(1);
    List<String> events = events();
    assertThat(events).hasSize(1);
    assertThat(events.get(0))
        .contains(
            "\"status\":\"Succeeded\"", "\"reference\":\"ticket 7\"", "\"self\":\"/api/jobs/");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "no JSON | not valid JSON",
        "[] | must be a JSON object",
        "{\"kind\":\"export\"} | messageId must be",
        "{\"messageId\":\"m\",\"kind\":\"deletion\"} | must be export",
        "{\"messageId\":\"m\",\"kind\":\"export\",\"extra\":1} | unknown field",
        "{\"messageId\":\"m\",\"kind\":\"export\",\"request\":[]} | request must be",
        "{\"messageId\":\"m\",\"kind\":\"export\",\"request\":{\"formats\":[\"tfrecord\"]}} | may hold [coco",
        "{\"messageId\":\"m\",\"kind\":\"export\",\"request\":{\"projects\":[\"none\"]}} | does not exist"
      })
  void accept_neverValid_isRejectedOnceWithOneSentence(String message, String sentence) {
    bench.engine().dataRequests().accept(message);

    List<String> events = events();
    assertThat(events).hasSize(1);
    assertThat(events.get(0)).contains("\"status\":\"Rejected\"", sentence);
  }

  @Test
  void accept_cancelTwice_endsTheExportAndTellsOnce() throws Exception {
    String id = bench.start("{\"categories\":[\"tags\"]}");
    String message = "{\"messageId\":\"c1\",\"cancel\":{\"jobId\":\"" + id + "\"}}";

    bench.engine().dataRequests().accept(message);
    bench.settle(id);
    bench.engine().dataRequests().accept(message);
    bench.drain();

    List<String> events = events();
    assertThat(events).hasSize(1);
    assertThat(events.get(0)).contains("\"status\":\"Canceled\"", id);
  }

  @Test
  void accept_cancelInTheQueueOfDeletions_isRejectedAndTheExportGoesOn() throws Exception {
    String id = bench.start("{\"categories\":[\"tags\"]}");

    bench
        .engine()
        .deletionRequests()
        .accept("{\"messageId\":\"c1\",\"cancel\":{\"jobId\":\"" + id + "\"}}");
    bench.settle(id);

    assertThat(events())
        .satisfiesExactly(
            event -> assertThat(event).contains("Rejected", "of the kind export"),
            event -> assertThat(event).contains("Succeeded"));
  }

  @Test
  void accept_cancelAfterTheEnd_isRejected() throws Exception {
    String id = bench.export("{\"categories\":[\"tags\"]}").get("id").asText();

    bench
        .engine()
        .dataRequests()
        .accept("{\"messageId\":\"c1\",\"cancel\":{\"jobId\":\"" + id + "\"}}");

    assertThat(events()).hasSize(2).last().asString().contains("Rejected", "nothing to cancel");
  }

  @Test
  void accept_retryTwice_isOneMoreAttempt() throws Exception {
    String nobody = "{\"subject\":{\"metadata\":{\"subjectId\":\"nobody\"}}}";
    String id = bench.export(nobody).get("id").asText();
    String message = "{\"messageId\":\"r1\",\"retry\":{\"jobId\":\"" + id + "\"}}";

    bench.engine().dataRequests().accept(message);
    bench.settle(id);
    bench.engine().dataRequests().accept(message);
    bench.drain();

    assertThat(bench.jobs().job(id).get("attempt").asInt()).isEqualTo(2);
    assertThat(events())
        .hasSize(2)
        .allMatch(event -> event.contains("\"status\":\"Failed\""))
        .doesNotHaveDuplicates();
  }

  @Test
  void accept_retryOfWhatSucceeded_isRejected() throws Exception {
    String id = bench.export("{\"categories\":[\"tags\"]}").get("id").asText();

    bench
        .engine()
        .dataRequests()
        .accept("{\"messageId\":\"r1\",\"retry\":{\"jobId\":\"" + id + "\"}}");

    assertThat(events()).hasSize(2).last().asString().contains("Rejected", "can be tried again");
  }

  @Test
  void accept_serviceDown_isDeliveredAgain() {
    bench.simulator().close();

    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> bench.engine().dataRequests().accept("{\"messageId\":\"m\",\"kind\":\"export\"}"))
        .isInstanceOf(JobProblem.class);
    assertThat(events()).isEmpty();
  }

  private List<String> events() {
    return queue.receive("data-events", 10, Duration.ofMinutes(1)).stream()
        .map(MessageQueue.Received::body)
        .toList();
  }
}
