package app.userdata.storage;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.archive.ArchivePath;
import app.userdata.archive.ExportArchive;
import app.userdata.archive.ExportArchiveContract;
import app.userdata.dev.azurite.Azurite;
import app.userdata.job.MessageQueue;
import app.userdata.job.RecordStore;
import app.userdata.job.RecordStoreContract;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The adapters on a real Azurite: what the engine relies on in each of its three ports. */
final class AzureStorageIT {
  private static Azurite azurite;
  private static AzureStorage storage;

  @BeforeAll
  static void start() {
    azurite = Azurite.inMemory(Path.of(""));
    storage = AzureStorage.connect(StorageConnection.of(azurite.connectionString()));
  }

  @AfterAll
  static void stop() {
    azurite.close();
  }

  @Nested
  final class Records extends RecordStoreContract {
    @Override
    protected RecordStore store() {
      return storage.records("records-" + System.nanoTime());
    }
  }

  @Nested
  final class Archives extends ExportArchiveContract {
    @Override
    protected ExportArchive archive() {
      return storage.archives("archives-" + System.nanoTime()).of("job");
    }
  }

  @Test
  void find_containerIsMissing_isEmpty() {
    assertThat(storage.records("never-written").find("x")).isEmpty();
    assertThat(storage.records("never-written").children("x/")).isEmpty();
  }

  @Test
  void receive_messageWasSent_hidesItUntilItIsDeleted() {
    MessageQueue queue = storage.queues();
    queue.send("work", "{\"ü\":1}", Duration.ZERO);

    List<MessageQueue.Received> received = queue.receive("work", 32, Duration.ofMinutes(1));

    assertThat(received).extracting(MessageQueue.Received::body).containsExactly("{\"ü\":1}");
    assertThat(queue.receive("work", 32, Duration.ofMinutes(1))).isEmpty();
    assertThat(queue.names()).contains("work").doesNotContain("never-sent-to");
    queue.delete("work", received.get(0));
    queue.delete("work", received.get(0));
  }

  @Test
  void links_always_openTheirFileAndNothingElse() throws Exception {
    ExportArchive archive = storage.archives("exports").of("job");
    archive.write(new ArchivePath("data/a.txt"), "text/plain", utf8("small"));

    ExportArchive.Links links = archive.links(Optional.empty(), 10, Duration.ofMinutes(5));

    assertThat(status(links.links().get(0), "GET")).isEqualTo(200);
    assertThat(status(links.links().get(0), "DELETE")).isEqualTo(403);
  }

  private static int status(ExportArchive.Link link, String method) throws Exception {
    HttpURLConnection connection = (HttpURLConnection) link.uri().toURL().openConnection();
    connection.setRequestMethod(method);
    return connection.getResponseCode();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
