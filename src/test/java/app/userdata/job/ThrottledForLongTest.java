package app.userdata.job;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.dev.simulator.SimulatorOptions;
import app.userdata.dev.simulator.TinyAccount;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A service that refuses every call for longer than a worker may wait. */
final class ThrottledForLongTest {
  private static final int RETRY_AFTER_SECONDS = 600;

  @Test
  void export_everyCallIsRefusedForHours_waitsInItsQueueAndFailsNothing() throws Exception {
    ServedArchive served = ServedArchive.all().get(0);
    Simulation simulation = Simulation.calm(TinyAccount.create(0), OneDeath.never());
    String id = simulation.observer().exports().start(Start.of(""));
    SimulatorOptions well = simulation.service().options();
    simulation
        .service()
        .options(well.withReplies(replies -> replies.withThrottleShare(1, RETRY_AFTER_SECONDS)));

    Instant end = simulation.now().plus(Duration.ofHours(5));
    while (simulation.now().isBefore(end)) {
      simulation.step();
    }
    assertThat(simulation.job(id).status()).isEqualTo(JobStatus.RUNNING);
    // Every ten minutes each of the few open steps asks again, and no more.
    assertThat(simulation.service().traffic().throttled()).isBetween(30L, 1_000L);
    simulation.service().options(well);
    ObjectNode job = simulation.toTheEnd(id);

    assertThat(job.get("status").asText()).as(job.toPrettyString()).isEqualTo("Succeeded");
    served.isExactly(simulation.archive(id));
    assertThat(job.at("/categories/images/failed").asInt()).isZero();
  }
}
