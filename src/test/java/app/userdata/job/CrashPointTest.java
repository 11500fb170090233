package app.userdata.job;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.dev.simulator.Account;
import app.userdata.dev.simulator.SampleAccount;
import app.userdata.dev.simulator.SimulatorOptions;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A worker dies at one of the changes that a small deletion makes to records and queues, one by
 * one; the message that it worked on comes again.
 */
final class CrashPointTest {
  private static final String TAGS = "{\"categories\":[\"tags\"]}";

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void delete_workerDiesAtAnyChange_endsTheSame() throws Exception {
    int fatal = 1;
    while (dies(fatal, fatal % 2 == 0)) {
      fatal++;
    }
    assertThat(fatal).isGreaterThan(50);
  }

  /** Runs a deletion; false when it ended before the fatal change. */
  private static boolean dies(int fatal, boolean after) throws Exception {
    Account account = SampleAccount.large(4, 0, 1);
    DyingPorts dying = new DyingPorts(fatal, after);
    Ports ports = dying.of(EngineBench.inMemory());
    try (EngineBench bench = EngineBench.quick(account, SimulatorOptions.defaults(), ports)) {
      String id = bench.engine().deletions().start(Start.of(TAGS));
      dying.mortal(true);
      ObjectNode planned = bench.settle(id);
      dying.mortal(false);
      bench.engine().deletions().confirm(id, planned.get("planHash").asText(), Optional.empty());
      dying.mortal(true);
      ObjectNode job = bench.settle(id);
      dying.mortal(false);

      assertThat(job.get("status").asText()).as("change " + fatal).isEqualTo("Succeeded");
      assertThat(account.projects().get(0).tags()).isEmpty();
      // What was done when the result could not be stored is done once more.
      assertThat(bench.simulator().traffic().calls("DeleteTag"))
          .isLessThanOrEqualTo(2 * job.at("/categories/tags/done").asLong());
    }
    return dying.died();
  }
}
