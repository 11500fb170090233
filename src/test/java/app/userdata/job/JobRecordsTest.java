package app.userdata.job;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.dev.simulator.SampleAccount;
import app.userdata.dev.simulator.SimulatorOptions;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a process may take from memory of the record of a job. */
final class JobRecordsTest {
  private final AdjustableClock clock = new AdjustableClock();
  private final Ports ports = EngineBench.inMemory();
  private final JobRecords here = new JobRecords(ports.records(), clock);
  private final JobRecords there = new JobRecords(ports.records(), clock);

  @Test
  void recent_anotherProcessCancels_seesItAfterTwoSeconds() {
    String id = running();

    there.update(id, job -> job.to(JobStatus.CANCELING, clock.instant()));

    assertThat(here.recent(id).orElseThrow().status()).isEqualTo(JobStatus.RUNNING);
    clock.advance(Duration.ofSeconds(2));
    assertThat(here.recent(id).orElseThrow().status()).isEqualTo(JobStatus.CANCELING);
  }

  @Test
  void recent_thisProcessCancels_seesItAtOnce() {
    String id = running();

    here.update(id, job -> job.to(JobStatus.CANCELING, clock.instant()));

    assertThat(here.recent(id).orElseThrow().status()).isEqualTo(JobStatus.CANCELING);
  }

  private String running() {
    try (EngineBench bench =
        EngineBench.quick(SampleAccount.large(1), SimulatorOptions.defaults(), ports)) {
      String id = bench.start("{\"categories\":[\"images\"]}");
      here.update(id, job -> job.to(JobStatus.RUNNING, clock.instant()));
      return id;
    }
  }
}
