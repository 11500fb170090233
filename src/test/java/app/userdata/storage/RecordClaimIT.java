package app.userdata.storage;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.dev.azurite.Azurite;
import app.userdata.job.RecordStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A record that is created only once decides who goes on, also when all write the same. */
final class RecordClaimIT {
  @Test
  void create_secondWriterWithTheSameBody_loses() {
    try (Azurite azurite = Azurite.inMemory(Path.of(""))) {
      RecordStore records =
          AzureStorage.connect(StorageConnection.of(azurite.connectionString())).records("jobs");
      byte[] body = "{}".getBytes(StandardCharsets.UTF_8);

      assertThat(records.create("job/a1/export.sent", body, Map.of("leaf", "1"))).isTrue();
      assertThat(records.create("job/a1/export.sent", body, Map.of("leaf", "1"))).isFalse();
      assertThat(records.children("job/a1/").get(0).labels()).isEqualTo(Map.of("leaf", "1"));
    }
  }
}
