package app.userdata.copy;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.archive.ArchiveEntry;
import app.userdata.archive.ArchivePath;
import app.userdata.archive.ExportArchive;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Storage in memory that fetches files by itself: Azurite cannot. */
final class FetchedByStorageTest {
  private static final int IMAGES = 20;

  private final CopyStage stage = new CopyStage(IMAGES, 10_000);
  private final AtomicInteger fetched = new AtomicInteger();
  private final Copier copier =
      new Copier(CopyThreads.upTo(4), new FetchedByStorage(new ReadAndWrite(1 << 20)), time -> {});

  /** How storage answers. */
  private interface Fetching {
    boolean fetch(ExportArchive real, ArchivePath path, String type, URI source, byte[] md5);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void copy_storageCanFetch_storesWhatIsServedWithItsHash() throws Exception {
    List<Copied> copied = stage.copyAll(copier, storage(ExportArchive::fetch));

    assertThat(fetched.get()).isEqualTo(IMAGES);
    assertThat(stage.stored().values()).containsExactlyInAnyOrderElementsOf(stage.originals());
    for (Copied one : copied) {
      ArchiveEntry entry = ((Copied.Stored) one).entry();
      byte[] bytes = stage.stored().getOrDefault(entry.path().value(), new byte[0]);
      assertThat(entry.path().value()).endsWith(".gif");
      assertThat(entry.bytes()).isEqualTo(bytes.length);
      assertThat(entry.sha256())
          .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    }
  }

  @Test
  void copy_storageWillNotFetch_readsAndWrites() {
    stage.copyAll(copier, storage((real, path, type, source, md5) -> false));

    assertThat(stage.stored().values()).containsExactlyInAnyOrderElementsOf(stage.originals());
    // Once the beginning, once all of it.
    assertThat(stage.simulator().traffic().blobGets()).isEqualTo(2 * IMAGES);
  }

  @Test
  void copy_storageHoldsOtherBytes_isNotBelieved() {
    List<Copied> copied =
        stage.copyAll(
            copier,
            storage(
                (real, path, type, source, md5) -> {
                  real.write(path, type, new byte[] {1, 2, 3});
                  return true;
                }));

    assertThat(copied).allMatch(one -> one instanceof Copied.Broken);
  }

  @Test
  void copy_serviceIsInAVirtualNetwork_readsAndWrites() {
    stage.simulator().options(stage.simulator().options().withVnet(true));

    stage.copyAll(copier, storage(ExportArchive::fetch));

    assertThat(fetched.get()).isZero();
    assertThat(stage.stored().values()).containsExactlyInAnyOrderElementsOf(stage.originals());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/metadata/instance",
        "https://evil.example/i?sig=s",
        "https://store.blob.core.windows.net@evil.example/i",
        "file:///etc/passwd",
        "//evil.example/i"
      })
  void copy_addressThatWeMayNotAsk_isNotHandedToStorageEither(URI address) {
    List<Copied> copied = stage.copyFrom(copier, storage(ExportArchive::fetch), address);

    assertThat(copied).allMatch(one -> one instanceof Copied.Broken);
    assertThat(fetched.get()).isZero();
    assertThat(stage.stored()).isEmpty();
  }

  private ExportArchive storage(Fetching fetching) {
    ExportArchive real = stage.archive();
    return (ExportArchive)
        Proxy.newProxyInstance(
            ExportArchive.class.getClassLoader(),
            new Class<?>[] {ExportArchive.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("fetch")) {
                fetched.incrementAndGet();
                return fetching.fetch(
                    real,
                    (ArchivePath) arguments[0],
                    (String) arguments[1],
                    (URI) arguments[2],
                    (byte[]) arguments[3]);
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getTargetException();
              }
            });
  }
}
