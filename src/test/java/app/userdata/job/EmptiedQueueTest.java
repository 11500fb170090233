package app.userdata.job;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.dev.simulator.Account;
import app.userdata.dev.simulator.Holdings;
import app.userdata.dev.simulator.TinyAccount;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Jobs of which somebody empties a queue by hand, each one, at each moment when it holds steps. */
final class EmptiedQueueTest {

  @Test
  void export_anyQueueIsEmptied_endsTheSame() throws Exception {
    ServedArchive served = ServedArchive.all().get(0);
    int runs = 0;
    for (String queue : Engine.queues()) {
      for (int moment = 1; export(queue, moment, served); moment++) {
        runs++;
      }
    }
    assertThat(runs).isGreaterThan(40);
  }

  @Test
  void delete_anyQueueIsEmptied_endsTheSame() throws Exception {
    int runs = 0;
    for (String queue : Engine.queues()) {
      for (int moment = 1; delete(queue, moment); moment++) {
        runs++;
      }
    }
    assertThat(runs).isGreaterThan(15);
  }

  private static boolean export(String queue, int moment, ServedArchive served) throws Exception {
    Simulation simulation = simulation(TinyAccount.create(0));
    String id = simulation.observer().exports().start(Start.of(""));

    boolean emptied = emptied(simulation, id, queue, moment);
    ObjectNode job = simulation.toTheEnd(id);

    assertThat(job.get("status").asText()).as(queue + " " + moment).isEqualTo("Succeeded");
    served.isExactly(simulation.archive(id));
    ItemCounts.agree(simulation.observer().jobs(), job);
    return emptied;
  }

  private static boolean delete(String queue, int moment) throws Exception {
    Account account = TinyAccount.create(0);
    Simulation simulation = simulation(account);
    Engine observer = simulation.observer();
    String id = observer.deletions().start(Start.of("{\"categories\":[\"all\"]}"));
    int planning = 0;
    while (simulation.job(id).status() != JobStatus.AWAITING_CONFIRMATION) {
      if (simulation.holds(queue) && ++planning == moment) {
        simulation.empty(queue);
      }
      simulation.step();
    }
    String hash = observer.jobs().job(id).get("planHash").asText();
    observer.deletions().confirm(id, hash, Optional.empty());

    boolean emptied = planning >= moment || emptied(simulation, id, queue, moment - planning);
    ObjectNode job = simulation.toTheEnd(id);

    assertThat(job.get("status").asText()).as(queue + " " + moment).isEqualTo("Succeeded");
    assertThat(Holdings.of(account)).isEmpty();
    DeletionProof.callsStayWithinThePlan(observer.jobs(), job, simulation.service().traffic());
    CertifiedItems.areTrue(observer.jobs(), job, List.of());
    return emptied;
  }

  /**
   * Empties a queue at the so manieth moment at which it holds something; false if there is none.
   */
  private static boolean emptied(Simulation simulation, String id, String queue, int moment) {
    int moments = 0;
    while (!simulation.job(id).status().terminal()) {
      if (simulation.holds(queue) && ++moments == moment) {
        simulation.empty(queue);
        return true;
      }
      simulation.step();
    }
    return false;
  }

  private static Simulation simulation(Account account) {
    Simulation simulation = Simulation.calm(account, OneDeath.never());
    simulation.supervised();
    return simulation;
  }
}
