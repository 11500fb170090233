package app.userdata.job;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.dev.simulator.Account;
import app.userdata.dev.simulator.Holdings;
import app.userdata.dev.simulator.SampleAccount;
import app.userdata.dev.simulator.SimulatorOptions;
import app.userdata.dev.simulator.Traffic.Mutation;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A deletion with more pieces than one group of steps holds. */
final class LargeDeletionTest {
  @Test
  void delete_moreThanOneGroup_namesEveryImageOnce() throws Exception {
    Account account = SampleAccount.large(9_000);
    try (EngineBench bench = EngineBench.quick(account, SimulatorOptions.defaults())) {
      ObjectNode job = bench.delete("{\"categories\":[\"images\"]}");

      assertThat(job.get("status").asText()).isEqualTo("Succeeded");
      assertThat(job.at("/categories/images/done").asInt()).isEqualTo(9_000);
      assertThat(Holdings.of(account)).noneMatch(line -> line.contains("image"));
      List<UUID> named =
          bench.simulator().traffic().mutations().stream()
              .map(Mutation::ids)
              .flatMap(List::stream)
              .toList();
      assertThat(named).hasSize(9_000).doesNotHaveDuplicates();
    }
  }
}
