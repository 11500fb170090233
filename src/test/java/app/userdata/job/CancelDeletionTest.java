package app.userdata.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.userdata.category.Outcome;
import app.userdata.dev.memory.InMemoryExportArchives;
import app.userdata.dev.memory.InMemoryMessageQueue;
import app.userdata.dev.memory.InMemoryRecordStore;
import app.userdata.dev.simulator.Account;
import app.userdata.dev.simulator.Holdings;
import app.userdata.dev.simulator.Project;
import app.userdata.dev.simulator.SampleAccount;
import app.userdata.dev.simulator.SimulatorOptions;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deletions that are canceled: nothing more goes, and what is said of each item is true. */
final class CancelDeletionTest {
  private static final SimulatorOptions CALM = SimulatorOptions.defaults();
  private static final String ALL = "{\"categories\":[\"all\"]}";
  private static final String NEVER = "never";

  private final Account account = SampleAccount.large(1000, 0, 1);
  private final Project project = account.projects().get(0);
  private final List<String> before = Holdings.of(account);
  private final InMemoryMessageQueue queue = new InMemoryMessageQueue(Clock.systemUTC());

  /** The job is canceled a moment before the first record of that ending is created. */
  private final AtomicReference<String> moment = new AtomicReference<>(NEVER);

  private final AtomicReference<EngineBench> canceling = new AtomicReference<>();
  private final AtomicInteger callsBefore = new AtomicInteger();

  @Test
  void cancel_whilePlanning_deletesNothing() throws Exception {
    try (EngineBench bench = bench(CALM)) {
      String id = bench.engine().deletions().start(Start.of(ALL));
      bench.drainOnce();
      assertThat(status(bench, id)).isEqualTo("Planning");

      bench.engine().cancels().cancel(id, Optional.empty());
      ObjectNode job = bench.settle(id);

      assertThat(job.get("status").asText()).isEqualTo("Canceled");
      assertThat(job.has("planHash")).isFalse();
      assertThat(bench.simulator().traffic().mutations()).isEmpty();
      assertNoEvidence(bench, id);
    }
  }

  @Test
  void cancel_awaitingConfirmation_skipsWhatWasPlanned() throws Exception {
    try (EngineBench bench = bench(CALM)) {
      ObjectNode planned = bench.plan(ALL);
      String id = planned.get("id").asText();

      bench.engine().cancels().cancel(id, Optional.empty());
      assertThatThrownBy(() -> bench.confirm(planned)).hasMessageContaining("Canceling");
      ObjectNode job = bench.settle(id);

      assertThat(job.get("status").asText()).isEqualTo("Canceled");
      assertThat(Holdings.of(account)).isEqualTo(before);
      assertThat(bench.simulator().traffic().mutations()).isEmpty();
      assertAllIsSkipped(bench, job, "images", 1000);
      assertAllIsSkipped(bench, job, "tags", 2);
      assertAllIsSkipped(bench, job, "iterations", 1);
      assertAllIsSkipped(bench, job, "iteration-details", 1);
      assertAllIsSkipped(bench, job, "projects", 1);
    }
  }

  @Test
  void cancel_inTheImagePhase_saysWhatIsGoneAndWhatIsThere() throws Exception {
    try (EngineBench bench = bench(CALM.withDeletionDelay(Duration.ZERO))) {
      ObjectNode job = cancelAfterOneBatch(bench);

      assertThat(job.get("status").asText()).isEqualTo("Canceled");
      Set<String> gone = ids(bench, job, "images", Outcome.DELETED);
      Set<String> there = ids(bench, job, "images", Outcome.SKIPPED);
      assertThat(gone).hasSize(256).doesNotContainAnyElementsOf(held());
      assertThat(there).isEqualTo(held());
      assertThat(job.at("/categories/images/done").asInt()).isEqualTo(256);
      assertThat(job.at("/categories/images/skipped").asInt()).isEqualTo(744);
      assertThat(job.at("/categories/images/status").asText()).isEqualTo("Canceled");
      assertAllIsSkipped(bench, job, "tags", 2);
      assertAllIsSkipped(bench, job, "projects", 1);
      assertThat(bench.simulator().traffic().mutations()).hasSize(1);
      assertThat(DeletionScopeTest.reasons(bench.items(job, Optional.of(Outcome.SKIPPED))))
          .containsExactly("not tried: the job was canceled");
      assertNoEvidence(bench, job.get("id").asText());
    }
  }

  @Test
  void cancel_whileTheListLags_callsNothingDeletedThatIsListed() throws Exception {
    Duration lag = Duration.ofMinutes(5);
    try (EngineBench bench = bench(CALM.withDeletions(d -> d.withListLag(lag)))) {
      ObjectNode job = cancelAfterOneBatch(bench);

      assertThat(job.get("status").asText()).isEqualTo("Canceled");
      assertThat(ids(bench, job, "images", Outcome.DELETED)).isEmpty();
      assertThat(ids(bench, job, "images", Outcome.SURVIVED)).hasSize(256);
      assertThat(DeletionScopeTest.reasons(bench.items(job, Optional.of(Outcome.SURVIVED))))
          .containsExactly("it was still listed when the canceled job looked last; it may go yet");
    }
  }

  @Test
  void cancel_betweenTwoPhases_beginsNoOther() throws Exception {
    moment.set("/iterations.started");
    try (EngineBench bench = bench(CALM)) {
      ObjectNode job = bench.delete(ALL);

      assertThat(job.get("status").asText()).isEqualTo("Canceled");
      assertThat(held()).isEmpty();
      assertThat(ids(bench, job, "images", Outcome.DELETED)).hasSize(1000);
      assertAllIsSkipped(bench, job, "iterations", 1);
      assertAllIsSkipped(bench, job, "tags", 2);
      assertThat(bench.simulator().traffic().arrivals()).hasSize(callsBefore.get());
    }
  }

  @Test
  void cancel_whileAPhaseBegins_deletesNothingOfIt() throws Exception {
    moment.set("/a1/iterations.json");
    try (EngineBench bench = bench(CALM)) {
      ObjectNode job = bench.delete(ALL);

      assertThat(job.get("status").asText()).isEqualTo("Canceled");
      assertAllIsSkipped(bench, job, "iterations", 1);
      assertAllIsSkipped(bench, job, "iteration-details", 1);
      assertAllIsSkipped(bench, job, "tags", 2);
      assertThat(bench.simulator().traffic().calls("DeleteIteration")).isZero();
      assertThat(bench.simulator().traffic().calls("DeleteTag")).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/evidence.json", "/evidence/certify.json"})
  void cancel_inTheEvidencePhase_hasNoEvidence(String step) throws Exception {
    moment.set(step);
    try (EngineBench bench = bench(CALM)) {
      ObjectNode job = bench.delete("{\"categories\":[\"images\"]}");

      assertThat(job.get("status").asText()).isEqualTo("Canceled");
      assertThat(ids(bench, job, "images", Outcome.DELETED)).hasSize(1000);
      assertThat(bench.items(job, Optional.of(Outcome.SKIPPED))).isEmpty();
      assertThat(job.at("/categories/images/status").asText()).isEqualTo("Succeeded");
      assertNoEvidence(bench, job.get("id").asText());
    }
  }

  @Test
  void cancel_beforeASurvivorIsDeletedAgain_saysThatItSurvived() throws Exception {
    UUID stubborn = project.workspaceImages().get(3).id();
    moment.set("/compare.json");
    try (EngineBench bench =
        bench(CALM.withDeletions(d -> d.withSurvivesAlways(Set.of(stubborn))))) {
      ObjectNode job = bench.delete("{\"categories\":[\"images\"]}");

      assertThat(job.get("status").asText()).isEqualTo("Canceled");
      assertThat(ids(bench, job, "images", Outcome.SURVIVED)).containsExactly(stubborn.toString());
      assertThat(ids(bench, job, "images", Outcome.SKIPPED)).isEmpty();
      assertThat(bench.simulator().traffic().calls("DeleteImages")).isEqualTo(4);
    }
  }

  @Test
  void cancel_itsStepsCopied_endsTheSame() throws Exception {
    try (EngineBench bench = bench(CALM)) {
      ObjectNode job = cancelAfterOneBatch(bench);
      int calls = bench.simulator().traffic().arrivals().size();

      bench.redeliver();
      bench.drain();

      assertThat(bench.jobs().job(job.get("id").asText())).isEqualTo(job);
      assertThat(bench.simulator().traffic().arrivals()).hasSize(calls);
    }
  }

  private EngineBench bench(SimulatorOptions options) {
    RecordStore records =
        HookedRecords.of(
            new InMemoryRecordStore(),
            (name, body, labels) -> {
              if (name.endsWith(moment.get()) && !moment.getAndSet(NEVER).equals(NEVER)) {
                cancelNow(name.substring(0, 36));
              }
            });
    EngineBench bench =
        EngineBench.quick(
            account, options, new Ports(records, queue, new InMemoryExportArchives()));
    canceling.set(bench);
    return bench;
  }

  private void cancelNow(String id) {
    EngineBench bench = Optional.ofNullable(canceling.get()).orElseThrow();
    bench.engine().cancels().cancel(id, Optional.empty());
    callsBefore.set(bench.simulator().traffic().arrivals().size());
  }

  /** Confirms a plan, cancels the job when one of four batches of images was deleted. */
  private ObjectNode cancelAfterOneBatch(EngineBench bench) throws Exception {
    ObjectNode planned = bench.plan(ALL);
    String id = planned.get("id").asText();
    bench.engine().deletions().confirm(id, planned.get("planHash").asText(), Optional.empty());
    bench.drainUntil(() -> queue.size("delete-images") > 0);
    MessageQueue.Received batch = queue.receive("delete-images", 1, Duration.ofMinutes(1)).get(0);
    bench.engine().steps().run(batch.body(), 1, Quiet.LOG);
    queue.delete("delete-images", batch);

    bench.engine().cancels().cancel(id, Optional.empty());
    return bench.settle(id);
  }

  private static void assertAllIsSkipped(
      EngineBench bench, ObjectNode job, String category, int items) {
    assertThat(ids(bench, job, category, Outcome.SKIPPED)).as(category).hasSize(items);
    assertThat(job.at("/categories/" + category + "/planned").asInt()).isEqualTo(items);
    assertThat(job.at("/categories/" + category + "/skipped").asInt()).isEqualTo(items);
    assertThat(job.at("/categories/" + category + "/done").asInt()).isZero();
  }

  private static void assertNoEvidence(EngineBench bench, String id) {
    assertThatThrownBy(() -> bench.jobs().evidence(id))
        .isInstanceOfSatisfying(
            JobProblem.class, problem -> assertThat(problem.type()).isEqualTo("not-verified"));
  }

  private static Set<String> ids(
      EngineBench bench, ObjectNode job, String category, Outcome outcome) {
    Set<String> ids = new TreeSet<>();
    bench.items(job, Optional.of(outcome)).stream()
        .filter(item -> item.get("category").asText().equals(category))
        .forEach(item -> ids.add(item.get("id").asText()));
    return ids;
  }

  private Set<String> held() {
    return DeletionScopeTest.ids(Holdings.of(account), "image");
  }

  private static String status(EngineBench bench, String id) {
    return bench.jobs().job(id).get("status").asText();
  }
}
