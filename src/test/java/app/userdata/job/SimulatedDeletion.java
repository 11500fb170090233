package app.userdata.job;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.dev.simulator.Account;
import app.userdata.dev.simulator.Holdings;
import app.userdata.dev.simulator.TinyAccount;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A deletion under the faults of one seed, and what must be true of it whatever they were. */
final class SimulatedDeletion {
  /** What a deletion is asked for, and which lines of the holdings must go. */
  private record Wanted(String categories, Predicate<String> goes) {
    static Wanted of(String categories, String lines) {
      return new Wanted(categories, Pattern.compile(lines).asMatchPredicate());
    }
  }

  private static final List<Wanted> WANTED =
      List.of(
          Wanted.of("all", ".*"),
          Wanted.of("images", ".*/image/.*"),
          Wanted.of("iterations", ".*/iteration/.*"),
          Wanted.of("predictions", ".*/prediction/.*"),
          Wanted.of("tags", "project/[^/]+/tag/.*"));

  private final Wanted wanted;
  private final Account account;
  private final List<String> before;
  private final Simulation simulation;

  private SimulatedDeletion(long seed) {
    // Half of them delete everything.
    wanted = WANTED.get(seed % 2 == 0 ? 0 : (int) (seed / 2 % WANTED.size()));
    account = TinyAccount.create((int) (seed % TinyAccount.SHAPES));
    before = Holdings.of(account);
    simulation = Simulation.seeded(seed, account);
  }

  /** Runs it and returns the job as it ended. */
  static ObjectNode run(long seed) throws Exception {
    return new SimulatedDeletion(seed).run();
  }

  private ObjectNode run() throws Exception {
    Engine observer = simulation.observer();
    String id =
        observer.deletions().start(Start.of("{\"categories\":[\"" + wanted.categories() + "\"]}"));
    Progressing watched = new Progressing(observer.jobs(), id);
    ObjectNode planned =
        simulation.until(
            watched, status -> status.terminal() || status == JobStatus.AWAITING_CONFIRMATION);
    assertThat(Holdings.of(account)).as("before it is confirmed").isEqualTo(before);
    if (planned.has("planHash")) {
      observer.deletions().confirm(id, planned.get("planHash").asText(), Optional.empty());
    }
    ObjectNode job = simulation.toTheEnd(id);
    check(job, observer.jobs());
    if (job.has("error") || job.get("status").asText().equals("PartiallySucceeded")) {
      retry(id);
    }
    return job;
  }

  /** The service is well by now, so that what is tried again succeeds. */
  private void retry(String id) throws Exception {
    Engine observer = simulation.observer();
    observer.retries().retry(id, JobKind.DELETION, Optional.empty());
    ObjectNode planned =
        simulation.until(
            new Progressing(observer.jobs(), id),
            status -> status.terminal() || status == JobStatus.AWAITING_CONFIRMATION);
    if (planned.get("status").asText().equals(JobStatus.AWAITING_CONFIRMATION.id())) {
      observer.deletions().confirm(id, planned.get("planHash").asText(), Optional.empty());
    }
    ObjectNode job = simulation.toTheEnd(id);
    assertThat(job.get("status").asText()).as(job.toPrettyString()).isEqualTo("Succeeded");
    check(job, observer.jobs());
  }

  private void check(ObjectNode job, Jobs jobs) throws Exception {
    DeletionProof.callsStayWithinThePlan(jobs, job, simulation.service().traffic());
    Events.tell(simulation.events(), job);
    String status = job.get("status").asText();
    List<String> after = Holdings.of(account);
    if (!simulation.mayGiveUp()) {
      assertThat(status).as(job.toPrettyString()).isEqualTo("Succeeded");
    }
    if (status.equals("Succeeded")) {
      assertThat(after).noneMatch(wanted.goes());
    }
    assertThat(before).containsAll(after);
    assertThat(after).containsAll(before.stream().filter(wanted.goes().negate()).toList());
    if (status.equals("Succeeded") || simulation.hasEvidence(job)) {
      CertifiedItems.areTrue(jobs, job, after);
    }
  }
}
