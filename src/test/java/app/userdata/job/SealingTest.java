package app.userdata.job;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.copy.Copier;
import app.userdata.copy.CopyThreads;
import app.userdata.copy.ReadAndWrite;
import app.userdata.customvision.Waiting;
import app.userdata.dev.simulator.Account;
import app.userdata.dev.simulator.SimulatorOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.NavigableMap;
import org.junit.jupiter.api.Test;

/** A message may be delivered to two instances at once; the archive must not notice. */
final class SealingTest {
  private static final Copier NO_COPIES =
      new Copier(CopyThreads.upTo(1), new ReadAndWrite(1), Waiting.real());

  @Test
  void seal_onceMoreAndLater_writesTheSameBytes() throws Exception {
    Ports ports = EngineBench.inMemory();
    try (EngineBench bench =
        EngineBench.quick(new Account("user", "mail"), SimulatorOptions.defaults(), ports)) {
      var job = bench.export("");
      NavigableMap<String, byte[]> before = bench.archive(job);
      AdjustableClock later = new AdjustableClock();
      later.advance(Duration.ofDays(2));
      JobRecords jobs = new JobRecords(ports.records(), Clock.systemUTC());

      new ExportSteps(jobs, ports.records(), ports.archives(), NO_COPIES, later)
          .run(
              jobs.find(job.get("id").asText()).orElseThrow(),
              new Work(Work.JOB_STEPS, ExportSteps.SEALED, "seal", Map.of()));

      assertThat(bench.archive(job)).containsExactlyEntriesOf(before);
    }
  }
}
