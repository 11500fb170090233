package app.userdata.job;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.archive.ArchivePath;
import app.userdata.archive.ExportArchive;
import app.userdata.dev.memory.InMemoryExportArchives;
import app.userdata.dev.memory.InMemoryRecordStore;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A removal that is larger than a tick. */
final class BoundedRemovalTest {
  private static final int FILES = 1000;
  private static final String ID = "5cd7a1a6-27a4-4f6d-8f5e-53b1b2e8a6f0";

  private final AdjustableClock clock = new AdjustableClock();
  private final Journal journal = new Journal(Quiet.LOG, JobMeter.NONE, clock);
  private final InMemoryRecordStore records = new InMemoryRecordStore();
  private final InMemoryExportArchives archives = new InMemoryExportArchives();

  /** Each file takes its time to go. */
  private final Removals removals =
      new Removals(
          new JobRecords(records, Clock.systemUTC()),
          records,
          id -> slow(archives.of(id), () -> clock.advance(Duration.ofMillis(10))),
          Duration.ofDays(14),
          Duration.ofDays(30),
          clock);

  @Test
  void tick_timeIsUp_theNextGoesOn() {
    for (int i = 0; i < FILES; i++) {
      archives.of(ID).write(new ArchivePath("data/" + i), "text/plain", utf8("x"));
    }
    records.put("expiry/197001010000-ARCHIVE-" + ID, utf8("{}"));

    Instant stop = clock.instant().plus(Duration.ofSeconds(5));
    removals.tick(stop, journal);

    int left = archives.contents(ID).size();
    assertThat(left).isBetween(1, FILES - 1);
    assertThat(clock.instant()).isBefore(stop.plus(Duration.ofSeconds(3)));
    removals.tick(clock.instant().plus(Duration.ofMinutes(1)), journal);
    assertThat(archives.contents(ID).keySet()).isEmpty();
    assertThat(records.children("expiry/")).isEmpty();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** An archive of which every deletion takes a while. */
  private static ExportArchive slow(ExportArchive real, Runnable passing) {
    return (ExportArchive)
        Proxy.newProxyInstance(
            ExportArchive.class.getClassLoader(),
            new Class<?>[] {ExportArchive.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("delete")) {
                passing.run();
              }
              return method.invoke(real, arguments);
            });
  }
}
