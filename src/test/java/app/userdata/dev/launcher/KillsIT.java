package app.userdata.dev.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.dev.azurite.Azurite;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The local host is killed twenty times, at moments that follow from a seed, while it exports one
 * account and deletes another one; each time it is started again.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KillsIT {
  private static final int KILLS = 20;
  private static final int PROJECTS = 24;
  private static final int SHORTEST_LIFE_MILLIS = 200;
  private static final int LONGEST_LIFE_MILLIS = 1_000;

  /** After so many seconds the supervisor helps; with 600 nobody does, which plants need. */
  private static final String SILENCE = System.getProperty("kills.silence", "15");

  private static final Duration SLOW = Duration.ofMillis(40);

  private final long seed = Long.getLong("kills.seed", System.nanoTime());
  private final Path logs = Path.of("target", "kills");
  private final Azurite azurite = Azurite.inMemory(Path.of(""));
  private final TwoJobs jobs = new TwoJobs(PROJECTS, azurite);
  private Undisturbed undisturbed;
  private HostProcess host;
  private TwoJobs.State end;

  @BeforeAll
  @Timeout(400)
  void killTwentyTimes() throws Exception {
    System.out.println("The moments of the kills come again with -Dkills.seed=" + seed);
    undisturbed = TwoJobs.undisturbed(PROJECTS);
    Random random = new Random(seed);
    host = start(0);
    jobs.start(host.api());
    for (int kill = 1; kill <= KILLS; kill++) {
      TwoJobs.State state = lookBefore(kill);
      jobs.latency(latency(state.export(), kill), latency(state.deletion(), kill));
      // Any moment is as good as any other.
      TimeUnit.MILLISECONDS.sleep(random.nextInt(SHORTEST_LIFE_MILLIS, LONGEST_LIFE_MILLIS));
      host.kill();
      host = start(kill);
    }
    lookBefore(KILLS + 1);
    jobs.latency(Duration.ZERO, Duration.ZERO);
    end = jobs.end(host.api());
  }

  /** The host has answered, so it works, and a kill that follows hits something. */
  private TwoJobs.State lookBefore(int kill) throws InterruptedException {
    TwoJobs.State state = jobs.look(host.api());
    assertThat(state.bothGoOn()).as("before kill " + kill + ": " + state).isTrue();
    return state;
  }

  /** The kills are to cover the whole of a job, however fast the machine is. */
  private static Duration latency(JsonNode job, int kill) {
    return job.path("progress").asDouble() * (KILLS + 2) > kill ? SLOW : Duration.ZERO;
  }

  private HostProcess start(int number) {
    Map<String, String> environment = new HashMap<>(jobs.environment());
    environment.put("STALLED_AFTER_SECONDS", SILENCE);
    return HostProcess.start(environment, logs, "host-" + number);
  }

  @Test
  @Timeout(60)
  void export_hostKilledTwentyTimes_isComplete(@TempDir Path folder) throws Exception {
    undisturbed.isExported(jobs, end.export(), host.api(), folder);
  }

  @Test
  @Timeout(60)
  void delete_hostKilledTwentyTimes_leavesNothingAndProvesIt(@TempDir Path folder)
      throws Exception {
    undisturbed.isDeleted(jobs, end.deletion(), host.api(), folder);
  }

  @AfterAll
  void stop() {
    host.close();
    jobs.close();
    azurite.close();
  }
}
