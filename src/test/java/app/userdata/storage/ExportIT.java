package app.userdata.storage;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.dev.azurite.Azurite;
import app.userdata.dev.simulator.Account;
import app.userdata.dev.simulator.SampleAccount;
import app.userdata.dev.simulator.SimulatorOptions;
import app.userdata.job.EngineBench;
import app.userdata.job.Ports;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.NavigableMap;
import org.junit.jupiter.api.Test;

/** A whole export with records, queues and archive in a real Azurite. */
final class ExportIT {
  @Test
  void export_wholeAccountIntoAzurite_holdsEveryImageByteForByte() throws Exception {
    Account account = SampleAccount.create();
    try (Azurite azurite = Azurite.inMemory(Path.of(""))) {
      AzureStorage storage = AzureStorage.connect(StorageConnection.of(azurite.connectionString()));
      Ports ports =
          new Ports(storage.records("jobs"), storage.queues(), storage.archives("exports"));
      try (EngineBench bench = EngineBench.quick(account, SimulatorOptions.defaults(), ports)) {
        ObjectNode job = bench.export("");

        assertThat(job.get("status").asText()).as(job.toPrettyString()).isEqualTo("Succeeded");
        NavigableMap<String, byte[]> archive = bench.archive(job);
        long images = archive.keySet().stream().filter(path -> path.contains("/images/")).count();
        long expected =
            account.projects().stream().mapToLong(project -> project.allImageIds().size()).sum();
        assertThat(images).isEqualTo(expected);
        account
            .projects()
            .forEach(
                project ->
                    project
                        .allImageIds()
                        .forEach(
                            id ->
                                assertThat(archive.values())
                                    .anyMatch(
                                        bytes ->
                                            Arrays.equals(
                                                bytes,
                                                project.findImage(id).orElseThrow().bytes()))));
      }
    }
  }
}
