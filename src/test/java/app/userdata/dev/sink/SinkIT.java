package app.userdata.dev.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.archive.ArchivePath;
import app.userdata.archive.ArchiveWriter;
import app.userdata.archive.ExportArchive;
import app.userdata.dev.azurite.Azurite;
import app.userdata.job.MessageQueue;
import app.userdata.job.RecordStore;
import app.userdata.storage.AzureStorage;
import app.userdata.storage.StorageConnection;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The app's own adapters on the sink: it answers as the service does, and counts. */
final class SinkIT {
  private static Azurite azurite;
  private static Sink sink;
  private static AzureStorage storage;
  private static ExportArchive archive;

  @BeforeAll
  static void start() {
    azurite = Azurite.inMemory(Path.of(""));
    Sink.Options options = new Sink.Options(true, Duration.ZERO, true);
    sink = Sink.start(azurite.connectionString(), options);
    storage = AzureStorage.connect(StorageConnection.of(sink.connectionString()));
    archive = storage.archives(Sink.ARCHIVES).of("job");
  }

  @AfterAll
  static void stop() {
    sink.close();
    azurite.close();
  }

  @BeforeEach
  void forget() {
    sink.forget();
  }

  @Test
  void list_filesOfTheArchive_tellsNamesAndLengthsPageByPage() {
    archive.write(new ArchivePath("data/images/b.gif"), "image/gif", new byte[200_000]);
    archive.write(new ArchivePath("data/images/a.gif"), "image/gif", new byte[3]);
    archive.write(new ArchivePath("other"), "text/plain", new byte[1]);

    ExportArchive.Page first = archive.list("data/", Optional.empty(), 1);
    ExportArchive.Page second = archive.list("data/", first.continuation(), 1);

    assertThat(first.files())
        .containsExactly(new ExportArchive.StoredFile(new ArchivePath("data/images/a.gif"), 3));
    assertThat(second.files())
        .containsExactly(
            new ExportArchive.StoredFile(new ArchivePath("data/images/b.gif"), 200_000));
    assertThat(second.continuation()).isEmpty();
    assertThat(sink.images()).isEqualTo(2);
    assertThat(sink.blobRequests()).containsEntry("exports PutBlob", 3L);
  }

  @Test
  void list_fileOfManyBlocks_tellsTheSum() throws IOException {
    try (ArchiveWriter writer = archive.open(new ArchivePath("large"), "application/zip")) {
      writer.write(new byte[9 << 20], 0, 9 << 20);
      writer.finish();
    }

    assertThat(archive.list("large", Optional.empty(), 10).files())
        .extracting(ExportArchive.StoredFile::bytes)
        .containsExactly(9L << 20);
    assertThat(sink.blobRequests()).containsEntry("exports PutBlock", 3L);
  }

  @Test
  void delete_fileIsThereOrNot_isGone() {
    archive.write(new ArchivePath("gone"), "text/plain", new byte[1]);

    archive.delete(new ArchivePath("gone"));
    archive.delete(new ArchivePath("gone"));

    assertThat(archive.list("gone", Optional.empty(), 10).files()).isEmpty();
  }

  @Test
  void records_andMessages_areKeptByAzurite() {
    RecordStore records = storage.records("jobs");
    MessageQueue queue = storage.queues();

    records.create("a/ü.json", "{}".getBytes(UTF_8), Map.of("leaf", "1"));
    queue.ensure("work");
    queue.send("work", "{\"n\":1}", Duration.ZERO);

    RecordStore behind =
        AzureStorage.connect(StorageConnection.of(azurite.connectionString())).records("jobs");
    assertThat(behind.find("a/ü.json").orElseThrow().body()).isEqualTo("{}".getBytes(UTF_8));
    assertThat(records.children("a/")).hasSize(1);
    assertThat(queue.receive("work", 1, Duration.ofMinutes(1))).hasSize(1);
    assertThat(sink.blobRequests()).containsEntry("jobs PutBlob", 1L);
    assertThat(sink.queueRequests()).containsEntry("work PutMessage", 1L);
  }
}
