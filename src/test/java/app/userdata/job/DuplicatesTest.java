package app.userdata.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.userdata.dev.memory.InMemoryExportArchives;
import app.userdata.dev.memory.InMemoryMessageQueue;
import app.userdata.dev.memory.InMemoryRecordStore;
import app.userdata.dev.simulator.SampleAccount;
import app.userdata.dev.simulator.SimulatorOptions;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Two workers on the same step: what follows is sent by one of them. */
final class DuplicatesTest {
  private static final SimulatorOptions CALM = SimulatorOptions.defaults();
  private static final String TAGS = "{\"categories\":[\"tags\"]}";

  private final InMemoryRecordStore records = new InMemoryRecordStore();
  private final InMemoryMessageQueue queue = new InMemoryMessageQueue(Clock.systemUTC());

  @Test
  void run_copyOfTheMessageWasQuicker_sendsNothing() throws Exception {
    LoggedLines logged = new LoggedLines();
    Ports slow = new Ports(beatenTo("/plan.json"), queue, new InMemoryExportArchives());
    try (EngineBench bench = EngineBench.quick(SampleAccount.create(), CALM, slow)) {
      bench.engine().deletions().start(Start.of(TAGS));
      MessageQueue.Received plan = queue.receive("job-steps", 1, Duration.ofMinutes(1)).get(0);

      bench.engine().steps().run(plan.body(), 1, logged.log());
      assertThat(queue.size("job-steps")).isEqualTo(1);

      // The quicker one died before it sent anything; its message is delivered again.
      bench.engine().steps().run(plan.body(), 2, logged.log());
      assertThat(queue.size("job-steps")).isGreaterThan(1);
      assertThat(logged.events("step").subList(0, 2))
          .extracting(line -> line.get("outcome").asText())
          .containsExactly("overtaken", "repeated");
    }
  }

  @Test
  void run_workerDiedWhileItWentOn_goesOnWhereItWas() throws Exception {
    AtomicBoolean dead = new AtomicBoolean();
    RecordStore dying =
        HookedRecords.of(
            records,
            (name, body, labels) -> {
              if (name.endsWith("/tags/tags.json") && dead.compareAndSet(false, true)) {
                throw new StorageUnavailableException("could not write", new IOException("gone"));
              }
            });
    Ports ports = new Ports(dying, queue, new InMemoryExportArchives());
    try (EngineBench bench = EngineBench.quick(SampleAccount.create(), CALM, ports)) {
      ObjectNode planned = bench.plan(TAGS);
      String id = planned.get("id").asText();
      bench.engine().deletions().confirm(id, planned.get("planHash").asText(), Optional.empty());
      MessageQueue.Received phase = queue.receive("job-steps", 1, Duration.ofMinutes(1)).get(0);

      // The result of the first step is stored, that of the second is not.
      assertThatThrownBy(() -> bench.engine().steps().run(phase.body(), 1, Quiet.LOG))
          .isInstanceOf(StorageUnavailableException.class);
      bench.engine().steps().run(phase.body(), 2, Quiet.LOG);

      assertThat(bench.settle(id).get("status").asText()).isEqualTo("Succeeded");
    }
  }

  @Test
  void confirm_repeatedBeforeTheFirstStep_sendsItOnceMore() throws Exception {
    Ports ports = new Ports(records, queue, new InMemoryExportArchives());
    try (EngineBench bench = EngineBench.quick(SampleAccount.create(), CALM, ports)) {
      ObjectNode planned = bench.plan(TAGS);
      String id = planned.get("id").asText();
      String hash = planned.get("planHash").asText();

      for (int i = 0; i < 5; i++) {
        bench.engine().deletions().confirm(id, hash, Optional.empty());
      }

      // The first may have died before it sent anything.
      assertThat(queue.size("job-steps")).isEqualTo(2);
      assertThat(bench.settle(id).get("status").asText()).isEqualTo("Succeeded");
      // Where two workers meet one of them stops.
      assertThat(bench.simulator().traffic().calls("DeleteTag")).isBetween(15L, 30L);
    }
  }

  /** Records in which somebody else creates the record of that ending a moment before us. */
  private RecordStore beatenTo(String ending) {
    return HookedRecords.of(
        records,
        (name, body, labels) -> {
          if (name.endsWith(ending)) {
            records.create(name, body, labels);
          }
        });
  }
}
