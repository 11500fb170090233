package app.userdata.dev.folder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.userdata.archive.ArchivePath;
import app.userdata.archive.ExportArchive;
import app.userdata.archive.ExportArchiveContract;
import app.userdata.archive.Incoming;
import app.userdata.job.RecordStore;
import app.userdata.job.RecordStoreContract;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FolderPortsTest {
  private static final ArchivePath PATH = new ArchivePath("data/image.jpg");
  @TempDir private Path folder;

  @Nested
  final class Records extends RecordStoreContract {
    @Override
    protected RecordStore store() {
      return new FolderRecords(folder.resolve("records"), folder.resolve("pieces"));
    }
  }

  @Nested
  final class Archives extends ExportArchiveContract {
    @Override
    protected ExportArchive archive() {
      return new FolderArchives(folder.resolve("bag"), folder.resolve(".pieces")).of("job");
    }
  }

  @Test
  void records_openedAgain_areThere() {
    RecordStore before = new FolderRecords(folder, folder.resolve(".pieces"));
    before.create("a/one", "1".getBytes(UTF_8), Map.of("label", "x"));
    String version = before.find("a/one").orElseThrow().version();

    RecordStore after = new FolderRecords(folder, folder.resolve(".pieces"));

    assertThat(after.children("a/").get(0).labels()).containsEntry("label", "x");
    assertThat(after.replace("a/one", "2".getBytes(UTF_8), version)).isPresent();
    assertThat(before.find("a/one").orElseThrow().body()).isEqualTo("2".getBytes(UTF_8));
  }

  @Test
  void records_nameOfAFolder_isTheirsToo() {
    RecordStore records = new FolderRecords(folder, folder.resolve(".pieces"));

    assertThat(records.create("a/b/c", new byte[0], Map.of())).isTrue();
    assertThat(records.create("a/b", new byte[0], Map.of())).isTrue();
    assertThat(records.create("a", new byte[0], Map.of())).isTrue();

    assertThat(records.list("", Optional.empty(), 9).entries())
        .extracting(RecordStore.Entry::name)
        .containsExactly("a", "a/b", "a/b/c");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../out", "a/../../out", "/etc/passwd", "a//b", "a\\b", "", ".job/lock"})
  void records_nameThatLeadsElsewhere_isRefused(String name) {
    RecordStore records = new FolderRecords(folder.resolve("records"), folder.resolve(".pieces"));

    assertThatThrownBy(() -> records.put(name, new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void archive_fileInTheWayOfAFolder_isNoBrokenReply() throws Exception {
    Files.writeString(folder.resolve("data"), "in the way");
    ExportArchive archive = new FolderArchives(folder, folder.resolve(".pieces")).of("job");

    assertThatThrownBy(
            () -> archive.write(PATH, "", new Incoming.Held(new byte[1], Optional.empty())))
        .isInstanceOf(FolderException.class)
        .hasMessageStartingWith(folder + "/data/image.jpg cannot be read or written: ");
  }

  @Test
  void archive_always_linksToItsFilesAndFetchesNothing() {
    ExportArchive archive = new FolderArchives(folder, folder.resolve(".pieces")).of("job");

    assertThat(archive.fetch(PATH, "", URI.create("http://127.0.0.1:1"), new byte[16])).isFalse();
    assertThat(archive.location()).isEqualTo(folder.toUri());
  }

  @Test
  void archive_listing_leavesOutTheRecordsOfItsExport() {
    ExportFolder export = ExportFolder.open(folder);
    export.records().put("a", new byte[0]);

    assertThat(export.archives().of("job").list("", Optional.empty(), 9).files()).isEmpty();
    export.close();
  }
}
