package app.userdata.storage;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.dev.azurite.Azurite;
import app.userdata.dev.simulator.SimulatorOptions;
import app.userdata.dev.simulator.TinyAccount;
import app.userdata.job.EngineBench;
import app.userdata.job.Ports;
import app.userdata.job.Start;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Starts that come at the same time, with records and queues in a real Azurite. */
final class IdempotentStartIT {
  private static final int POSTS = 50;

  @Test
  void start_fiftyTimesAtOnceWithOneKey_isOneJobThatDoesItsWorkOnce() throws Exception {
    try (Azurite azurite = Azurite.inMemory(Path.of(""))) {
      AzureStorage storage = AzureStorage.connect(StorageConnection.of(azurite.connectionString()));
      Ports ports =
          new Ports(storage.records("jobs"), storage.queues(), storage.archives("exports"));
      try (EngineBench bench =
          EngineBench.quick(TinyAccount.create(0), SimulatorOptions.defaults(), ports)) {
        Start start =
            new Start(Optional.empty(), "", Optional.of("k"), Optional.empty(), Optional.empty());

        Set<String> ids = atOnce(() -> bench.engine().exports().start(start));
        ObjectNode job = bench.settle(ids.iterator().next());

        assertThat(ids).hasSize(1);
        assertThat(job.get("status").asText()).as(job.toPrettyString()).isEqualTo("Succeeded");
        assertThat(
                bench
                    .engine()
                    .jobs()
                    .list(Optional.empty(), Optional.empty(), POSTS, Optional.empty())
                    .get("jobs"))
            .hasSize(1);
        assertThat(bench.archive(job)).containsKey("manifest-sha256.txt");
      }
    }
  }

  private static Set<String> atOnce(Callable<String> start) throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(POSTS);
    try {
      List<Callable<String>> posts = new ArrayList<>();
      for (int i = 0; i < POSTS; i++) {
        posts.add(start);
      }
      Set<String> ids = new HashSet<>();
      for (Future<String> one : clients.invokeAll(posts)) {
        ids.add(one.get());
      }
      return ids;
    } finally {
      clients.shutdownNow();
    }
  }
}
