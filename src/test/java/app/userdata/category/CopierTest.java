package app.userdata.category;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.archive.ArchiveEntry;
import app.userdata.archive.ArchivePath;
import app.userdata.archive.ExportArchive;
import app.userdata.customvision.CallMeter;
import app.userdata.customvision.CustomVisionClient;
import app.userdata.customvision.CustomVisionClients;
import app.userdata.customvision.CustomVisionSettings;
import app.userdata.customvision.ImageSet;
import app.userdata.customvision.InProcessSlots;
import app.userdata.customvision.Listing;
import app.userdata.customvision.Waiting;
import app.userdata.dev.memory.InMemoryExportArchives;
import app.userdata.dev.simulator.Account;
import app.userdata.dev.simulator.CustomVisionSimulator;
import app.userdata.dev.simulator.SampleAccount;
import app.userdata.dev.simulator.SimulatorOptions;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One process copies within its bounds, however many invocations the host runs in it. */
final class CopierTest {
  private static final int INVOCATIONS = 6;
  private static final int IMAGES = 60;
  private static final int BYTES = 100_000;

  private final Account account = SampleAccount.large(IMAGES, BYTES);
  private final UUID project = account.projects().get(0).id();
  private final CustomVisionSimulator simulator =
      CustomVisionSimulator.start(account, SimulatorOptions.defaults().withCallsPerSecond(0));
  private final ExecutorService invocations = Executors.newFixedThreadPool(INVOCATIONS);
  private final AtomicInteger files = new AtomicInteger();
  private final AtomicInteger mostFiles = new AtomicInteger();
  private final AtomicInteger bytes = new AtomicInteger();
  private final AtomicInteger mostBytes = new AtomicInteger();

  @AfterEach
  void close() {
    invocations.shutdownNow();
    simulator.close();
  }

  @Test
  void copy_manyInvocations_holdNoMoreBytesThanTheBudget() throws Exception {
    copyInManyInvocations(16, 3 * BYTES + 1);

    assertThat(mostBytes.get()).isBetween(2 * BYTES, 3 * BYTES);
  }

  @Test
  void copy_manyInvocations_copyNoMoreFilesAtOnceThanThereAreThreads() throws Exception {
    copyInManyInvocations(4, 100 * BYTES);

    assertThat(mostFiles.get()).isBetween(2, 4);
  }

  private void copyInManyInvocations(int threads, int budget) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      ExportContext context = context(new Copier(pool, budget, Waiting.real()));
      List<Copier.Source> sources =
          context
              .service()
              .getImages(project, ImageSet.workspace(), Listing.ALL, IMAGES, 0)
              .stream()
              .map(image -> new Copier.Source(image.id(), image.original()))
              .toList();
      List<Future<List<Copier.Copied>>> running = new ArrayList<>();
      for (int i = 0; i < INVOCATIONS; i++) {
        running.add(
            invocations.submit(
                () ->
                    context
                        .copier()
                        .copy(
                            context,
                            project,
                            sources,
                            (id, extension) -> Paths.image(project, id, extension))));
      }
      for (Future<List<Copier.Copied>> one : running) {
        assertThat(one.get()).hasSize(IMAGES).allMatch(copied -> copied instanceof Copier.Stored);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private ExportContext context(Copier copier) {
    Clock clock = Clock.systemUTC();
    return new ExportContext(
        client(clock),
        Optional.empty(),
        watched(new InMemoryExportArchives().of("job")),
        new ImageListingTest.NoParts(),
        new ImageListingTest.NoResults(),
        new Scope(List.of(project), Optional.empty(), Exclusion.NOTHING),
        copier,
        new Deadline(clock, Instant.MAX, () -> false));
  }

  private CustomVisionClient client(Clock clock) {
    CustomVisionSettings settings =
        new CustomVisionSettings(
            simulator.endpoint(),
            Optional.of(simulator.trainingKey()),
            "v3.3",
            Set.of(),
            1000,
            Duration.ofSeconds(10));
    return CustomVisionClients.create(
        settings,
        Optional.empty(),
        new InProcessSlots(clock),
        Waiting.real(),
        CallMeter.NONE,
        clock);
  }

  /** An archive that sees how much is written at the same time. */
  private ExportArchive watched(ExportArchive real) {
    return (ExportArchive)
        Proxy.newProxyInstance(
            ExportArchive.class.getClassLoader(),
            new Class<?>[] {ExportArchive.class},
            (proxy, method, arguments) ->
                method.getName().equals("write")
                    ? write(real, (ArchivePath) arguments[0], (byte[]) arguments[2])
                    : method.invoke(real, arguments));
  }

  private ArchiveEntry write(ExportArchive real, ArchivePath path, byte[] content)
      throws InterruptedException {
    mostFiles.accumulateAndGet(files.incrementAndGet(), Math::max);
    mostBytes.accumulateAndGet(bytes.addAndGet(content.length), Math::max);
    // Long enough for others to come in, if they may.
    TimeUnit.MILLISECONDS.sleep(2);
    bytes.addAndGet(-content.length);
    files.decrementAndGet();
    return real.write(path, "image/gif", content);
  }
}
