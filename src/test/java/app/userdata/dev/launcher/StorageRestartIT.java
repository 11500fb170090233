package app.userdata.dev.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.dev.azurite.Azurite;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The storage goes away and comes back while an export and a deletion are under way. */
final class StorageRestartIT {
  private static final int RESTARTS = 3;
  private static final int PROJECTS = 8;
  private static final int LONGEST_MILLIS = 1_000;
  private static final Duration SLOW = Duration.ofMillis(40);

  private final long seed = Long.getLong("restarts.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @Test
  @Timeout(180)
  void exportAndDelete_storageRestarts_comeToTheSame(@TempDir Path data, @TempDir Path folder)
      throws Exception {
    System.out.println("The moments of the restarts come again with -Drestarts.seed=" + seed);
    Undisturbed undisturbed = TwoJobs.undisturbed(PROJECTS);
    try (Azurite azurite = Azurite.onDisk(Path.of(""), data);
        TwoJobs jobs = new TwoJobs(PROJECTS, azurite);
        HostProcess host =
            HostProcess.start(jobs.environment(), Path.of("target", "restarts"), "host")) {
      ApiClient api = host.api();
      jobs.latency(SLOW, SLOW);
      jobs.start(api);
      for (int restart = 1; restart <= RESTARTS; restart++) {
        // Any moment is as good as any other.
        TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_MILLIS));
        azurite.restart();
        TwoJobs.State state = jobs.look(api);
        assertThat(state.bothGoOn()).as("after restart " + restart + ": " + state).isTrue();
      }
      jobs.latency(Duration.ZERO, Duration.ZERO);
      TwoJobs.State end = jobs.end(api);

      undisturbed.isExported(jobs, end.export(), api, folder.resolve("archive"));
      undisturbed.isDeleted(jobs, end.deletion(), api, folder.resolve("evidence"));
    }
  }
}
