package app.userdata.dev.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HostJsonTest {
  @TempDir private Path folder;

  @Test
  void read_nothingSaid_hasTheDefaultsOfTheHost() throws IOException {
    HostJson host = read("{\"version\":\"2.0\"}");

    assertThat(host.batchSize()).isEqualTo(16);
    assertThat(host.newBatchThreshold()).isEqualTo(8);
    assertThat(host.maxDequeueCount()).isEqualTo(5);
  }

  @Test
  void read_largestBatch_isTaken() throws IOException {
    assertThat(read(batchSize("32")).batchSize()).isEqualTo(32);
  }

  @ParameterizedTest
  @ValueSource(strings = {"33", "0", "-1", "\"many\""})
  void read_batchSizeThatTheHostRefuses_isNamed(String value) {
    assertThatThrownBy(() -> read(batchSize(value)))
        .isInstanceOf(HostException.class)
        .hasMessage("host.json: extensions.queues.batchSize must be a whole number from 1 to 32.");
  }

  @Test
  void read_settingOfTheSameName_isStronger() throws IOException {
    Files.writeString(folder.resolve("host.json"), batchSize("16"));

    HostJson host =
        HostJson.read(
            folder,
            Map.of(
                "AzureFunctionsJobHost__extensions__queues__batchSize", "1",
                "AzureFunctionsJobHost__extensions__queues__newBatchThreshold", "0"));

    assertThat(host.mostInFlight()).isEqualTo(1);
  }

  private static String batchSize(String value) {
    return "{\"extensions\":{\"queues\":{\"batchSize\":" + value + "}}}";
  }

  private HostJson read(String text) throws IOException {
    Files.writeString(folder.resolve("host.json"), text);
    return HostJson.read(folder, Map.of());
  }
}
