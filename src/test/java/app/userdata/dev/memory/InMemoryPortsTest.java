package app.userdata.dev.memory;

import app.userdata.archive.ExportArchive;
import app.userdata.archive.ExportArchiveContract;
import app.userdata.job.RecordStore;
import app.userdata.job.RecordStoreContract;
import org.junit.jupiter.api.Nested;

/** What tests run the engine on keeps what the engine relies on. */
final class InMemoryPortsTest {
  @Nested
  final class Records extends RecordStoreContract {
    @Override
    protected RecordStore store() {
      return new InMemoryRecordStore();
    }
  }

  @Nested
  final class Archives extends ExportArchiveContract {
    @Override
    protected ExportArchive archive() {
      return new InMemoryExportArchives().of("job");
    }
  }
}
