package app.userdata.dev.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.dev.azurite.Azurite;
import app.userdata.dev.simulator.Traffic;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two hosts work on the same two jobs, from the same queues. */
final class TwoHostsIT {
  private static final int PROJECTS = 4;
  private static final int PACE = 20;
  private static final Path LOGS = Path.of("target", "two-hosts");

  @Test
  @Timeout(180)
  void exportAndDelete_twoHosts_shareTheWorkAndDoNothingTwice(@TempDir Path folder)
      throws Exception {
    Undisturbed undisturbed = TwoJobs.undisturbed(PROJECTS);
    try (Azurite azurite = Azurite.inMemory(Path.of(""));
        TwoJobs jobs = new TwoJobs(PROJECTS, azurite);
        HostProcess first = HostProcess.start(environment(jobs), LOGS, "first");
        HostProcess second = HostProcess.start(environment(jobs), LOGS, "second")) {
      jobs.start(first.api());
      TwoJobs.State end = jobs.end(second.api());

      undisturbed.isNotRepeated(jobs);
      assertThat(mostInASecond(jobs.exported().traffic())).isLessThan(PACE * 3 / 2);
      undisturbed.isExported(jobs, end.export(), first.api(), folder.resolve("archive"));
      undisturbed.isDeleted(jobs, end.deletion(), second.api(), folder.resolve("evidence"));
      long all = first.steps() + second.steps();
      assertThat(Math.min(first.steps(), second.steps()))
          .as("of " + all + " steps")
          .isGreaterThan(all / 4);
    }
  }

  /** Two hosts that each keep to the pace alone would make twice as many. */
  private static int mostInASecond(Traffic traffic) {
    List<Long> nanos = traffic.arrivals().stream().map(Traffic.Arrival::nanos).sorted().toList();
    int most = 0;
    int from = 0;
    for (int i = 0; i < nanos.size(); i++) {
      while (nanos.get(i) - nanos.get(from) >= TimeUnit.SECONDS.toNanos(1)) {
        from++;
      }
      most = Math.max(most, i - from + 1);
    }
    return most;
  }

  /** Nobody dies, so no message comes back. */
  private static Map<String, String> environment(TwoJobs jobs) {
    Map<String, String> environment = new HashMap<>(jobs.environment());
    environment.put("CustomVision__callsPerSecond", String.valueOf(PACE));
    environment.put("LOCAL_MESSAGE_LEASE_SECONDS", "600");
    return environment;
  }
}
