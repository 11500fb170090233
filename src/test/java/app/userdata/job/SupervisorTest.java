package app.userdata.job;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.dev.memory.InMemoryExportArchives;
import app.userdata.dev.memory.InMemoryMessageQueue;
import app.userdata.dev.memory.InMemoryRecordStore;
import app.userdata.dev.simulator.SampleAccount;
import app.userdata.dev.simulator.SimulatorOptions;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SupervisorTest {
  private static final Duration HIDDEN = Duration.ofMinutes(1);
  private static final Duration LONG = Duration.ofMinutes(11);
  private static final String TAGS = "{\"categories\":[\"tags\"]}";

  private final AdjustableClock clock = new AdjustableClock();
  private final InMemoryMessageQueue queue = new InMemoryMessageQueue(clock);
  private final InMemoryRecordStore records = new InMemoryRecordStore();
  private final EngineBench bench =
      new EngineBench(
          SampleAccount.create(),
          SimulatorOptions.defaults().withCallsPerSecond(0),
          400,
          new Ports(records, queue, new InMemoryExportArchives()),
          clock);

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void tick_messagesLostAgainAndAgain_jobStillEnds() throws Exception {
    String id = bench.start(TAGS);

    for (int i = 0; i < 30 && !status(id).equals("Succeeded"); i++) {
      // Each round loses what is in the queues, then the supervisor sends it again, once delivered.
      lose("job-steps");
      lose("export-tags");
      supervise();
      supervise();
      bench.drainOnce();
    }

    assertThat(status(id)).isEqualTo("Succeeded");
    assertThat(bench.jobs().job(id).at("/categories/tags/done").asInt()).isEqualTo(42);
  }

  @Test
  void tick_jobMoves_sendsNothingAgain() throws Exception {
    bench.start(TAGS);
    bench.drainOnce();
    int waiting = queue.size("export-tags");

    bench.engine().supervisor().tick(Quiet.LOG);
    bench.engine().supervisor().tick(Quiet.LOG);

    assertThat(waiting).isPositive();
    assertThat(queue.size("export-tags")).isEqualTo(waiting);
  }

  @Test
  void tick_queueStillFull_waitsForItsTurn() {
    bench.start(TAGS);

    supervise();
    supervise();

    assertThat(queue.size("job-steps")).isEqualTo(1);
  }

  @Test
  void tick_stepSentAgainTenTimes_failsItAndEndsTheJob() throws Exception {
    String id = bench.start(TAGS);
    bench.drainOnce();
    for (int i = 0; i < 12; i++) {
      lose("export-tags");
      supervise();
    }
    bench.drain();

    assertThat(status(id)).isEqualTo("Failed");
    assertThat(bench.jobs().job(id).at("/categories/tags/failed").asInt()).isEqualTo(1);
  }

  @Test
  void tick_poisonStep_failsThatStepWithItsReason() throws Exception {
    String id = bench.start("{\"categories\":[\"tags\",\"projects\"]}");
    bench.drainOnce();
    MessageQueue.Received message = queue.receive("export-tags", 1, HIDDEN).get(0);
    queue.delete("export-tags", message);
    queue.send("export-tags-poison", message.body(), Duration.ZERO);

    bench.engine().supervisor().tick(Quiet.LOG);
    bench.drain();

    assertThat(status(id)).isEqualTo("PartiallySucceeded");
    assertThat(bench.jobs().job(id).at("/categories/projects/status").asText())
        .isEqualTo("Succeeded");
    assertThat(queue.size("export-tags-poison")).isZero();
  }

  @Test
  void tick_poisonWorkflowMessage_becomesARejection() {
    queue.send("data-requests-poison", "{\"messageId\":\"m1\"}", Duration.ZERO);

    bench.engine().supervisor().tick(Quiet.LOG);

    List<MessageQueue.Received> events = queue.receive("data-events", 10, HIDDEN);
    assertThat(events).hasSize(1);
    assertThat(events.get(0).body()).contains("\"status\":\"Rejected\"", "\"messageId\":\"m1\"");
  }

  @Test
  void tick_anotherProcessSupervises_doesNothing() {
    queue.send("data-requests-poison", "{}", Duration.ZERO);
    assertThat(new Lease(records, "supervisor", clock).acquire(Duration.ofMinutes(5))).isPresent();

    bench.engine().supervisor().tick(Quiet.LOG);
    assertThat(queue.size("data-requests-poison")).isEqualTo(1);

    clock.advance(Duration.ofMinutes(6));
    bench.engine().supervisor().tick(Quiet.LOG);
    assertThat(queue.size("data-requests-poison")).isZero();
  }

  @Test
  void tick_eventOfAnEndWasLost_isSentAgainWithTheSameId() throws Exception {
    String id = bench.export(TAGS).get("id").asText();
    String first = queue.receive("data-events", 1, HIDDEN).get(0).body();
    lose("data-events");
    new JobRecords(records, Clock.systemUTC()).activate(id, 1);

    bench.engine().supervisor().tick(Quiet.LOG);

    assertThat(queue.receive("data-events", 1, HIDDEN).get(0).body()).isEqualTo(first);
  }

  @Test
  void tick_cancelStepLost_isSentAgain() throws Exception {
    String id = bench.start(TAGS);
    bench.engine().cancels().cancel(id, Optional.empty());
    lose("job-steps");

    supervise();
    bench.drain();

    assertThat(status(id)).isEqualTo("Canceled");
  }

  @Test
  void tick_everyStepOfACanceledDeletionLost_isBroughtToItsEnd() throws Exception {
    ObjectNode planned = bench.plan(TAGS);
    String id = planned.get("id").asText();
    bench.engine().deletions().confirm(id, planned.get("planHash").asText(), Optional.empty());
    bench.drainUntil(() -> queue.size("delete-tags") > 0);
    bench.engine().cancels().cancel(id, Optional.empty());

    for (int i = 0; i < 30 && !status(id).equals("Canceled"); i++) {
      lose("job-steps");
      lose("delete-tags");
      supervise();
      bench.drainOnce();
    }

    assertThat(status(id)).isEqualTo("Canceled");
    assertThat(bench.jobs().job(id).at("/categories/tags/skipped").asInt()).isEqualTo(15);
    assertThat(bench.simulator().traffic().mutations()).isEmpty();
  }

  @Test
  void tick_messageOfARetryLost_isSentAgain() throws Exception {
    String nobody = "{\"subject\":{\"metadata\":{\"subjectId\":\"nobody\"}}}";
    String id = bench.export(nobody).get("id").asText();
    bench.engine().retries().retry(id, JobKind.EXPORT, Optional.empty());
    lose("job-steps");

    supervise();
    bench.drain();

    assertThat(status(id)).isEqualTo("Failed");
    assertThat(bench.jobs().job(id).get("attempt").asInt()).isEqualTo(2);
  }

  @Test
  void tick_retryDiedBeforeItBegan_leavesTheJobAsItWas() throws Exception {
    ObjectNode job = bench.export(TAGS);
    JobRecords jobs = new JobRecords(records, Clock.systemUTC());
    jobs.activate(job.get("id").asText(), 2);

    supervise();
    supervise();
    bench.drain();

    assertThat(bench.jobs().job(job.get("id").asText())).isEqualTo(job);
    assertThat(jobs.active()).isEmpty();
  }

  private String status(String id) {
    return bench.jobs().job(id).get("status").asText();
  }

  private void supervise() {
    bench.engine().supervisor().tick(Quiet.LOG);
    clock.advance(LONG);
    bench.engine().supervisor().tick(Quiet.LOG);
  }

  /** Takes everything away, as if the queue had been emptied by hand. */
  private void lose(String name) {
    for (MessageQueue.Received message : queue.receive(name, 1000, HIDDEN)) {
      queue.delete(name, message);
    }
    clock.advance(HIDDEN);
    for (MessageQueue.Received message : queue.receive(name, 1000, HIDDEN)) {
      queue.delete(name, message);
    }
  }
}
