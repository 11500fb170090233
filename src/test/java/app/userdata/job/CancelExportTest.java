package app.userdata.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.userdata.dev.memory.InMemoryExportArchives;
import app.userdata.dev.memory.InMemoryMessageQueue;
import app.userdata.dev.memory.InMemoryRecordStore;
import app.userdata.dev.simulator.SampleAccount;
import app.userdata.dev.simulator.SimulatorOptions;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Exports that are canceled. */
final class CancelExportTest {
  private final InMemoryMessageQueue queue = new InMemoryMessageQueue(Clock.systemUTC());
  private final AtomicBoolean sealing = new AtomicBoolean();
  private final RecordStore records =
      HookedRecords.of(
          new InMemoryRecordStore(),
          (name, body, labels) -> {
            if (name.endsWith("/export/then/then.json") && sealing.getAndSet(false)) {
              cancel(name.substring(0, 36));
            }
          });
  private final EngineBench bench =
      EngineBench.quick(
          SampleAccount.create(),
          SimulatorOptions.defaults(),
          new Ports(records, queue, new InMemoryExportArchives()));

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void cancel_inTheMiddle_endsCanceledWithoutAFinishedArchive() throws Exception {
    String id = bench.start("");
    bench.drainUntil(() -> bench.simulator().traffic().calls("GetImages") > 0);
    double before = bench.jobs().job(id).get("progress").asDouble();

    cancel(id);
    ObjectNode canceling = bench.jobs().job(id);
    ObjectNode job = bench.settle(id);

    assertThat(canceling.get("status").asText()).isEqualTo("Canceling");
    assertThat(canceling.get("progress").asDouble()).isBetween(before, 0.99);
    assertThat(job.get("status").asText()).isEqualTo("Canceled");
    assertThat(job.at("/categories/images/status").asText()).isEqualTo("Canceled");
    assertThat(bench.archive(job)).doesNotContainKey("manifest-sha256.txt");
    assertThatThrownBy(() -> bench.jobs().archive(id, 10, Optional.empty()))
        .isInstanceOfSatisfying(
            JobProblem.class,
            problem -> assertThat(problem.type()).isEqualTo("archive-not-finished"));
    assertThat(statuses()).containsExactly("Canceled");
    // What is counted as exported is in the archive, whether or not its branch was done.
    assertThat(bench.items(job, Optional.empty()))
        .hasSizeGreaterThanOrEqualTo(job.at("/categories/iterations/done").asInt());
  }

  @Test
  void cancel_beforeTheFirstStep_callsNothing() throws Exception {
    String id = bench.start("");
    int calls = bench.simulator().traffic().arrivals().size();

    cancel(id);
    ObjectNode job = bench.settle(id);

    assertThat(job.get("status").asText()).isEqualTo("Canceled");
    assertThat(bench.simulator().traffic().arrivals()).hasSize(calls);
  }

  @Test
  void cancel_whileItIsSealed_hasNoArchiveEither() throws Exception {
    sealing.set(true);
    String id = bench.start("{\"categories\":[\"tags\"]}");

    ObjectNode job = bench.settle(id);

    assertThat(job.get("status").asText()).isEqualTo("Canceled");
    assertThatThrownBy(() -> bench.jobs().archive(id, 10, Optional.empty()))
        .isInstanceOf(JobProblem.class);
    assertThat(job.at("/categories/tags/status").asText()).isEqualTo("Succeeded");
  }

  @Test
  void cancel_twiceAndItsStepsCopied_endsOnceAndTellsOnce() throws Exception {
    String id = bench.start("{\"categories\":[\"tags\"]}");
    bench.drainOnce();

    cancel(id);
    cancel(id);
    ObjectNode job = bench.settle(id);
    bench.redeliver();
    bench.drain();

    assertThat(bench.jobs().job(id)).isEqualTo(job);
    assertThat(statuses()).containsExactly("Canceled");
  }

  @Test
  void cancel_afterTheEnd_isRefusedAndChangesNothing() throws Exception {
    ObjectNode job = bench.export("{\"categories\":[\"tags\"]}");
    String id = job.get("id").asText();

    assertThatThrownBy(() -> cancel(id))
        .isInstanceOfSatisfying(
            JobProblem.class, problem -> assertThat(problem.type()).isEqualTo("job-ended"));
    assertThat(bench.jobs().job(id)).isEqualTo(job);
  }

  private void cancel(String id) {
    bench.engine().cancels().cancel(id, Optional.empty());
  }

  /** Of all events; the same one may be sent more than once. */
  private List<String> statuses() {
    return queue.receive("data-events", 10, Duration.ofMinutes(1)).stream()
        .map(MessageQueue.Received::body)
        .distinct()
        .map(event -> Json.read(Json.utf8(event), JsonNode.class).get("status").asText())
        .toList();
  }
}
