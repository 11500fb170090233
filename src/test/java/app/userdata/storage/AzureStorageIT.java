package app.userdata.storage;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.archive.ArchiveEntry;
import app.userdata.archive.ArchivePath;
import app.userdata.archive.ArchiveWriter;
import app.userdata.archive.ExportArchive;
import app.userdata.dev.azurite.Azurite;
import app.userdata.job.MessageQueue;
import app.userdata.job.RecordStore;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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

  @Test
  void create_nameIsTaken_changesNothingAndSaysSo() {
    RecordStore records = storage.records("create");

    assertThat(records.create("a/b.json", utf8("1"), Map.of("leaf", "1"))).isTrue();
    assertThat(records.create("a/b.json", utf8("2"), Map.of())).isFalse();
    assertThat(records.find("a/b.json").orElseThrow().body()).isEqualTo(utf8("1"));
  }

  @Test
  void create_sameContentTwice_succeedsOnce() {
    RecordStore records = storage.records("claims");

    assertThat(records.create("claim.sent", utf8("{}"), Map.of())).isTrue();
    assertThat(records.create("claim.sent", utf8("{}"), Map.of())).isFalse();
  }

  @Test
  void replace_versionIsOld_changesNothing() {
    RecordStore records = storage.records("replace");
    records.create("job.json", utf8("1"), Map.of());
    String first = records.find("job.json").orElseThrow().version();

    assertThat(records.replace("job.json", utf8("2"), first)).isPresent();
    assertThat(records.replace("job.json", utf8("3"), first)).isEmpty();
    assertThat(records.find("job.json").orElseThrow().body()).isEqualTo(utf8("2"));
  }

  @Test
  void children_nestedRecords_showsTheDirectOnesWithTheirLabels() {
    RecordStore records = storage.records("children");
    records.create("g/one.json", utf8("1"), Map.of("tally", "1,2,3"));
    records.create("g/one/two.json", utf8("2"), Map.of());

    List<RecordStore.Entry> children = records.children("g/");

    assertThat(children).extracting(RecordStore.Entry::name).containsExactly("g/one.json");
    assertThat(children.get(0).labels()).containsEntry("tally", "1,2,3");
    assertThat(records.list("g/", Optional.empty(), 10).entries()).hasSize(2);
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
  void archive_largeAndSmallFiles_areWholeListedAndLinked() throws Exception {
    ExportArchive archive = storage.archives("exports").of("job");
    byte[] large = new byte[9 << 20];
    java.util.Arrays.fill(large, (byte) 7);
    ArchivePath path = new ArchivePath("data/large.bin");

    ArchiveEntry small = archive.write(new ArchivePath("data/a.txt"), "text/plain", utf8("small"));
    try (ArchiveWriter writer = archive.open(path, "application/zip")) {
      writer.write(large, 0, large.length);
      assertThat(archive.list("data/", Optional.empty(), 10).files()).hasSize(1);
      assertThat(writer.finish().bytes()).isEqualTo(large.length);
    }

    assertThat(small.sha256())
        .isEqualTo("81db8ebbbbc69c6c6ad4a6aa92b76e0c08af547da236b9e2c9dbe1d8285a8130");
    try (InputStream in = archive.read(path)) {
      assertThat(in.readAllBytes()).isEqualTo(large);
    }
    ExportArchive.Links links = archive.links(Optional.empty(), 10, Duration.ofMinutes(5));
    assertThat(links.links())
        .extracting(link -> link.path().value())
        .containsExactly("data/a.txt", "data/large.bin");
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
