package app.userdata.job;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.dev.memory.InMemoryRecordStore;
import app.userdata.dev.simulator.TinyAccount;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where a message that is delivered again leads. */
final class SettlementTest {
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
  private static final Work AWAIT = new Work(Work.JOB_STEPS, "tags/v1", "await", Map.of());
  private static final Work FIRST = new Work(Work.JOB_STEPS, "tags/v1/w00", "wait", Map.of());
  private static final Work PUT_OFF =
      new Work(Work.JOB_STEPS, "tags/v1/w01", "wait", Map.of(Work.DELAY, "1000"));
  private static final StoredResult NAMES_FIRST =
      StoredResult.naming(List.of(FIRST), null, Map.of(), NOW);

  private final ResultBook book = new ResultBook(new InMemoryRecordStore(), "job", 1);

  @Test
  void enqueue_workerDiedBeforeItSentAStepThatIsPutOff_leadsToTheStepThatNamesIt() {
    book.store(AWAIT.path(), NAMES_FIRST);
    book.store(FIRST.path(), StoredResult.besides(List.of(PUT_OFF), NOW));

    assertThat(again()).contains(FIRST);
  }

  @Test
  void enqueue_everyStepThatWasAddedHasEnded_leadsNowhere() {
    book.store(AWAIT.path(), NAMES_FIRST);
    book.store(FIRST.path(), StoredResult.besides(List.of(PUT_OFF), NOW));
    book.store(PUT_OFF.path(), StoredResult.besides(List.of(), NOW));

    assertThat(again()).isEmpty();
  }

  private Optional<Work> again() {
    Simulation simulation = Simulation.calm(TinyAccount.create(0), OneDeath.never());
    Job job = simulation.job(simulation.observer().exports().start(Start.of("")));
    StepQueue queue = new StepQueue(EngineBench.inMemory().queue(), Clock.systemUTC());
    return Settlement.enqueue(queue, job, book, AWAIT, NAMES_FIRST, true);
  }
}
