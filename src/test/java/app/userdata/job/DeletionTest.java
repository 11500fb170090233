package app.userdata.job;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.dev.simulator.Account;
import app.userdata.dev.simulator.Holdings;
import app.userdata.dev.simulator.SampleAccount;
import app.userdata.dev.simulator.SimulatorOptions;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

final class DeletionTest {
  private static final SimulatorOptions CALM = SimulatorOptions.defaults();

  @Test
  void delete_everything_leavesNothingButResiduals() throws Exception {
    Account account = SampleAccount.create();
    try (ExportBench bench = ExportBench.quick(account, CALM)) {
      ObjectNode planned = bench.plan("{\"categories\":[\"all\"]}");
      assertThat(planned.get("status").asText())
          .as(planned.toPrettyString())
          .isEqualTo("AwaitingConfirmation");
      assertThat(bench.simulator().traffic().mutations()).isEmpty();

      ObjectNode job = bench.confirm(planned);

      assertThat(job.get("status").asText())
          .as(
              job.toPrettyString()
                  + bench.items(job, java.util.Optional.of(app.userdata.category.Outcome.FAILED)))
          .isEqualTo("Succeeded");
      assertThat(Holdings.of(account)).isEmpty();
    }
  }
}
