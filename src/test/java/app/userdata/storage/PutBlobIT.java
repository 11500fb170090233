package app.userdata.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.userdata.archive.ArchiveEntry;
import app.userdata.archive.ArchivePath;
import app.userdata.archive.ExportArchive;
import app.userdata.archive.Incoming;
import app.userdata.archive.UnfinishedWriteException;
import app.userdata.dev.azurite.Azurite;
import app.userdata.job.StorageUnavailableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files on their way into the archive, held and flowing, on a real Azurite and a bad network. */
final class PutBlobIT {
  private static final ArchivePath PATH = new ArchivePath("data/image.jpg");
  private static final String TYPE = "image/jpeg";
  private static Azurite azurite;

  private final byte[] bytes = bytes(300_000);
  private final DamagedHttp network = new DamagedHttp();
  private ExportArchive archive;

  @BeforeAll
  static void start() {
    azurite = Azurite.inMemory(Path.of(""));
  }

  @BeforeEach
  void connect() {
    archive =
        AzureStorage.connect(StorageConnection.of(azurite.connectionString()), network)
            .archives("put-" + System.nanoTime())
            .of("job");
  }

  @AfterAll
  static void stop() {
    azurite.close();
  }

  @Test
  void write_held_isWholeAndHashed() throws Exception {
    assertWritten(archive.write(PATH, TYPE, new Incoming.Held(bytes, Optional.of(md5(bytes)))));
    assertWritten(archive.write(PATH, TYPE, new Incoming.Held(bytes, Optional.empty())));
  }

  @Test
  void write_flowing_isWholeAndHashed() throws Exception {
    assertWritten(archive.write(PATH, TYPE, flowing(bytes, Optional.of(md5(bytes)))));
    assertWritten(archive.write(PATH, TYPE, flowing(bytes, Optional.empty())));
    assertThat(network.written()).isEqualTo(2);
  }

  @Test
  void write_heldAndLostOnTheWay_isSentAgain() throws Exception {
    network.lose(1);

    assertWritten(archive.write(PATH, TYPE, new Incoming.Held(bytes, Optional.empty())));

    assertThat(network.written()).isEqualTo(2);
  }

  @Test
  void write_flowingAndLostOnTheWay_isNotSentAgainAndSaysWhy() {
    network.lose(1);

    assertThatThrownBy(() -> archive.write(PATH, TYPE, flowing(bytes, Optional.empty())))
        .isInstanceOfSatisfying(
            UnfinishedWriteException.class,
            e -> assertThat(e.reason()).isInstanceOf(StorageUnavailableException.class));
    assertThat(network.written()).isEqualTo(1);
  }

  @Test
  void write_otherMd5ThanTheSourceTells_storesNothing() {
    Optional<byte[]> other = Optional.of(md5(bytes(10)));

    assertThatThrownBy(() -> archive.write(PATH, TYPE, new Incoming.Held(bytes, other)))
        .isInstanceOf(IOException.class)
        .hasMessage("the bytes do not match the MD5 that their source tells");
    assertThatThrownBy(() -> archive.write(PATH, TYPE, flowing(bytes, other)))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(UnfinishedWriteException.class);
    assertThat(archive.list("", Optional.empty(), 10).files()).isEmpty();
  }

  @Test
  void write_damagedOnTheWay_isNotBelieved() {
    network.damage();

    assertThatThrownBy(() -> archive.write(PATH, TYPE, new Incoming.Held(bytes, Optional.empty())))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> archive.write(PATH, TYPE, flowing(bytes, Optional.empty())))
        .isInstanceOf(IOException.class)
        .hasMessage("storage received other bytes than were read");
  }

  @Test
  void write_sourceEndsEarly_storesNothing() {
    Incoming early =
        new Incoming.Flowing(new ByteArrayInputStream(bytes), bytes.length + 1, Optional.empty());

    assertThatThrownBy(() -> archive.write(PATH, TYPE, early))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(UnfinishedWriteException.class)
        .hasMessage("the reply has another length than it said");
    assertThat(archive.list("", Optional.empty(), 10).files()).isEmpty();
  }

  @Test
  void write_sourceBreaks_throwsItsReasonAndStoresNothing() {
    InputStream broken =
        new SequenceInputStream(
            new ByteArrayInputStream(bytes(100_000)),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("the source broke");
              }

              @Override
              public int read(byte[] into, int offset, int length) throws IOException {
                return read();
              }
            });

    assertThatThrownBy(
            () ->
                archive.write(
                    PATH, TYPE, new Incoming.Flowing(broken, bytes.length, Optional.empty())))
        .hasMessage("the source broke");
    assertThat(archive.list("", Optional.empty(), 10).files()).isEmpty();
  }

  @Test
  void fetch_storageHasNoSuchOperation_saysSoAndStoresNothing() {
    URI source = URI.create("http://127.0.0.1:1/image.jpg");

    assertThat(archive.fetch(PATH, TYPE, source, md5(bytes))).isFalse();
    assertThat(archive.list("", Optional.empty(), 10).files()).isEmpty();
  }

  private void assertWritten(ArchiveEntry entry) throws IOException {
    assertThat(entry)
        .isEqualTo(
            new ArchiveEntry(
                PATH, bytes.length, HexFormat.of().formatHex(Digests.sha256().digest(bytes))));
    try (InputStream in = archive.read(PATH)) {
      assertThat(in.readAllBytes()).isEqualTo(bytes);
    }
  }

  private static Incoming flowing(byte[] bytes, Optional<byte[]> md5) {
    return new Incoming.Flowing(new ByteArrayInputStream(bytes), bytes.length, md5);
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static byte[] md5(byte[] bytes) {
    return Digests.md5().digest(bytes);
  }
}
