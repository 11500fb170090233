package app.userdata.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.userdata.dev.simulator.Account;
import app.userdata.dev.simulator.SimulatorOptions;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PageTokenTest {
  @Test
  void read_ownToken_isThePosition() {
    assertThat(PageToken.read("jobs", PageToken.of("jobs", "7,ü/x"))).isEqualTo("7,ü/x");
    assertThat(PageToken.read("jobs", PageToken.of("jobs", ""))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?", "zzz", "MCwwLHp6eg", "LTEsMCw"})
  void read_anythingElse_isRefused(String token) {
    assertThatThrownBy(() -> PageToken.read("jobs", token))
        .isInstanceOf(JobProblem.class)
        .hasMessageContaining("continuationToken");
    assertThatThrownBy(() -> PageToken.read("jobs", PageToken.of("items/1", "7")))
        .isInstanceOf(JobProblem.class);
  }

  @Test
  void listings_ofAFinishedJob_refuseAForeignTokenAndTakeTheirOwn() throws Exception {
    try (EngineBench bench =
        EngineBench.quick(new Account("user", "mail"), SimulatorOptions.defaults())) {
      String body = "{\"categories\":[\"account-info\"]}";
      String id = bench.export(body).get("id").asText();
      bench.export(body);
      ObjectNode archive = bench.jobs().archive(id, 2, Optional.empty());
      ObjectNode jobs = bench.jobs().list(Optional.empty(), Optional.empty(), 1, Optional.empty());
      Optional<String> ofArchive = Optional.of(archive.get("continuationToken").asText());
      Optional<String> ofJobs = Optional.of(jobs.get("continuationToken").asText());

      assertThat(bench.jobs().archive(id, 9, ofArchive).get("files")).hasSize(4);
      assertThat(bench.jobs().list(Optional.empty(), Optional.empty(), 9, ofJobs).get("jobs"))
          .hasSize(1);
      assertThatThrownBy(() -> bench.jobs().archive(id, 9, ofJobs)).isInstanceOf(JobProblem.class);
      assertThatThrownBy(() -> bench.jobs().list(Optional.empty(), Optional.empty(), 9, ofArchive))
          .isInstanceOf(JobProblem.class);
    }
  }
}
