package app.userdata.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.userdata.archive.ArchiveEntry;
import app.userdata.archive.ArchivePath;
import app.userdata.archive.ExportArchive;
import app.userdata.archive.Incoming;
import app.userdata.archive.UnfinishedWriteException;
import app.userdata.customvision.Waiting;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
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

  private final CopyStage stage = new CopyStage(IMAGES, BYTES);
  private final ExecutorService invocations = Executors.newFixedThreadPool(INVOCATIONS);
  private final AtomicInteger files = new AtomicInteger();
  private final AtomicInteger mostFiles = new AtomicInteger();
  private final AtomicInteger held = new AtomicInteger();
  private final AtomicInteger flowing = new AtomicInteger();
  private final AtomicInteger failures = new AtomicInteger();

  @AfterEach
  void close() {
    invocations.shutdownNow();
    stage.close();
  }

  @Test
  void copy_manyInvocations_copyNoMoreFilesAtOnceThanThereAreThreads() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      Copier copier = new Copier(CopyThreads.of(pool), new ReadAndWrite(BYTES), Waiting.real());
      List<Future<List<Copied>>> running = new ArrayList<>();
      for (int i = 0; i < INVOCATIONS; i++) {
        running.add(invocations.submit(() -> copyAll(copier)));
      }
      for (Future<List<Copied>> one : running) {
        assertThat(one.get()).hasSize(IMAGES).allMatch(copied -> copied instanceof Copied.Stored);
      }
    } finally {
      pool.shutdownNow();
    }

    assertThat(mostFiles.get()).isBetween(2, 4);
  }

  @Test
  void copy_filesUpToTheBound_areHeldAndRight() {
    copyAll(copier(BYTES));

    assertThat(held.get()).isEqualTo(IMAGES);
    assertThat(stage.stored().values()).containsExactlyInAnyOrderElementsOf(stage.originals());
  }

  @Test
  void copy_largerFiles_flowAndAreRight() {
    copyAll(copier(BYTES - 1));

    assertThat(flowing.get()).isEqualTo(IMAGES);
    assertThat(stage.stored().values()).containsExactlyInAnyOrderElementsOf(stage.originals());
    assertThat(stage.stored().keySet()).allMatch(path -> path.endsWith(".gif"));
    assertThat(stage.simulator().traffic().blobGets()).isEqualTo(IMAGES);
  }

  @Test
  void copy_storageFailsWhileAFileFlows_readsItAgain() {
    failures.set(3);

    assertThat(copyAll(copier(0))).allMatch(copied -> copied instanceof Copied.Stored);

    assertThat(stage.stored().values()).containsExactlyInAnyOrderElementsOf(stage.originals());
    assertThat(stage.simulator().traffic().blobGets()).isEqualTo(IMAGES + 3);
  }

  @Test
  void copy_storageFailsForLong_failsTheStepAndNotTheImages() {
    failures.set(Integer.MAX_VALUE);
    Copier copier = copier(0);

    assertThatThrownBy(() -> copyAll(copier)).hasMessage("storage is away");
  }

  @Test
  void copy_repliesAreCut_readsThemAgain() {
    stage.simulator().options(stage.simulator().options().withFailureRate(0.2));

    assertThat(copyAll(copier(0))).allMatch(copied -> copied instanceof Copied.Stored);

    assertThat(stage.stored().values()).containsExactlyInAnyOrderElementsOf(stage.originals());
  }

  private static Copier copier(int mostHeld) {
    return new Copier(CopyThreads.upTo(16), new ReadAndWrite(mostHeld), time -> {});
  }

  private List<Copied> copyAll(Copier copier) {
    return stage.copyAll(copier, watched(stage.archive()));
  }

  /** An archive that sees what is written, and fails while it should. */
  private ExportArchive watched(ExportArchive real) {
    return (ExportArchive)
        Proxy.newProxyInstance(
            ExportArchive.class.getClassLoader(),
            new Class<?>[] {ExportArchive.class},
            (proxy, method, arguments) -> {
              try {
                return arguments[2] instanceof Incoming content
                    ? write(real, (ArchivePath) arguments[0], content)
                    : method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getTargetException();
              }
            });
  }

  private ArchiveEntry write(ExportArchive real, ArchivePath path, Incoming content)
      throws IOException, InterruptedException {
    mostFiles.accumulateAndGet(files.incrementAndGet(), Math::max);
    (content instanceof Incoming.Held ? held : flowing).incrementAndGet();
    try {
      // Long enough for others to come in, if they may.
      TimeUnit.MILLISECONDS.sleep(2);
      if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        throw new UnfinishedWriteException(new IllegalStateException("storage is away"));
      }
      return real.write(path, "image/gif", content);
    } finally {
      files.decrementAndGet();
    }
  }
}
