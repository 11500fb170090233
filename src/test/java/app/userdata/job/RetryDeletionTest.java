package app.userdata.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.userdata.category.Outcome;
import app.userdata.dev.simulator.Account;
import app.userdata.dev.simulator.Holdings;
import app.userdata.dev.simulator.Iteration;
import app.userdata.dev.simulator.Project;
import app.userdata.dev.simulator.SampleAccount;
import app.userdata.dev.simulator.SimulatorOptions;
import app.userdata.dev.simulator.Traffic;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Deletions of which something stayed, tried again when the service is well. */
final class RetryDeletionTest {
  private static final SimulatorOptions CALM = SimulatorOptions.defaults();

  private final Account account = SampleAccount.create();
  private final Project fruit = account.project("Fruit bowl");
  private final Project signs = account.project("Вывески 看板");
  private final String allOfFruit =
      "{\"categories\":[\"all\"],\"projects\":[\"" + fruit.id() + "\"]}";
  private final List<String> before =
      Holdings.of(account).stream().filter(line -> line.contains(fruit.id().toString())).toList();
  private final AdjustableClock clock = new AdjustableClock();
  private final Ports ports = EngineBench.inMemory();
  private int port;

  @Test
  void retry_oneImageSurvived_deletesThatOneAndWhatWaitedForIt() throws Exception {
    UUID stubborn = fruit.workspaceImages().get(3).id();
    ObjectNode partly =
        deleted(CALM.withDeletions(d -> d.withSurvivesAlways(Set.of(stubborn))), allOfFruit);
    assertThat(partly.get("status").asText()).isEqualTo("PartiallySucceeded");

    try (EngineBench bench = healed()) {
      ObjectNode job = retry(bench, partly);

      assertWhole(bench, job);
      assertThat(
              bench.simulator().traffic().mutations().stream()
                  .filter(call -> call.operation().equals("DeleteImages"))
                  .flatMap(call -> call.ids().stream())
                  .map(Object::toString))
          .containsExactly(stubborn.toString());
      assertThat(operations(bench)).containsOnlyOnce("DeleteProject").doesNotContain("DeleteTag");
      assertThat(job.get("attempt").asInt()).isEqualTo(2);
      assertThat(new DeletionProof(bench, job).evidence().get("attempt").asInt()).isEqualTo(2);
    }
  }

  @Test
  void retry_anIterationCouldNotBeUnpublished_unpublishesAndDeletesIt() throws Exception {
    Set<UUID> published =
        fruit.iterations().stream()
            .filter(iteration -> iteration.publishName().isPresent())
            .map(Iteration::id)
            .collect(Collectors.toSet());
    assertThat(published).isNotEmpty();
    ObjectNode partly =
        deleted(CALM.withDeletions(d -> d.withUnpublishFails(published)), allOfFruit);
    assertThat(partly.get("status").asText()).isEqualTo("PartiallySucceeded");

    try (EngineBench bench = healed()) {
      assertWhole(bench, retry(bench, partly));
      assertThat(operations(bench))
          .contains("UnpublishIteration", "DeleteIteration", "DeleteProject")
          .doesNotContain("DeleteImages", "DeleteTag");
    }
  }

  @Test
  void retry_whatWasAbsentInTheFirstAttempt_staysAbsent() throws Exception {
    UUID stubborn = fruit.workspaceImages().get(3).id();
    UUID absent = fruit.tags().get(0).id();
    String tags = "{\"categories\":[\"tags\",\"images\"],\"projects\":[\"" + fruit.id() + "\"]}";
    ObjectNode partly;
    Set<UUID> stubbornTags = Set.of(stubborn, fruit.tags().get(1).id());
    try (EngineBench bench = bench(CALM.withDeletions(d -> d.withSurvivesAlways(stubbornTags)))) {
      ObjectNode planned = bench.plan(tags);
      fruit.removeTag(absent);
      partly = bench.confirm(planned);
      port = bench.simulator().endpoint().getPort();
      assertThat(ids(bench, partly, "tags", Outcome.ABSENT)).containsExactly(absent.toString());
    }

    try (EngineBench bench = healed()) {
      ObjectNode job = retry(bench, partly);

      assertThat(job.get("status").asText()).as(job.toPrettyString()).isEqualTo("Succeeded");
      assertThat(ids(bench, job, "tags", Outcome.ABSENT)).containsExactly(absent.toString());
      assertThat(ids(bench, job, "tags", Outcome.DELETED)).hasSize(3 - 1);
      new DeletionProof(bench, job).agreesWithTheJob();
    }
  }

  @Test
  void retry_noPlanCouldBeMade_plansAnewWhenNoOtherJobRunsThere() throws Exception {
    ObjectNode failed;
    try (EngineBench bench = bench(CALM.withReplies(r -> r.withFailing(Set.of("GetTags"))))) {
      failed = bench.plan(allOfFruit);
      port = bench.simulator().endpoint().getPort();
      assertThat(failed.get("status").asText()).isEqualTo("Failed");
    }

    try (EngineBench bench = healed()) {
      String tags = "{\"categories\":[\"tags\"],\"projects\":[\"" + fruit.id() + "\"]}";
      String other = bench.start(tags);
      assertRefused(bench, failed, "overlapping-job");
      bench.settle(other);

      ObjectNode planned = retry(bench, failed);
      assertThat(planned.get("status").asText()).isEqualTo("AwaitingConfirmation");
      assertThat(bench.simulator().traffic().mutations()).isEmpty();

      assertWhole(bench, bench.confirm(planned));
    }
  }

  @Test
  void retry_planOfYesterday_isRefused() throws Exception {
    ObjectNode partly = failedTags();
    clock.advance(Duration.ofHours(25));

    try (EngineBench bench = healed()) {
      assertRefused(bench, partly, "plan-too-old");
      assertThat(bench.jobs().job(id(partly))).isEqualTo(partly);
    }
  }

  @Test
  void retry_everyStepTwice_endsTheSameWithEvidenceAtTheEnd() throws Exception {
    ObjectNode partly = failedTags();

    try (EngineBench bench = healed()) {
      byte[] first = bench.jobs().evidence(id(partly));
      bench.engine().retries().retry(id(partly), JobKind.DELETION, Optional.empty());
      assertThatThrownBy(() -> bench.jobs().evidence(id(partly)))
          .hasMessageContaining("There is no evidence yet");

      ObjectNode job = bench.settle(id(partly));
      int calls = bench.simulator().traffic().arrivals().size();
      bench.redeliver();
      bench.drain();

      assertThat(job.get("status").asText()).as(job.toPrettyString()).isEqualTo("Succeeded");
      assertThat(signs.tags()).isEmpty();
      assertThat(bench.jobs().job(id(partly))).isEqualTo(job);
      assertThat(bench.jobs().evidence(id(partly))).isNotEqualTo(first);
      assertThat(bench.simulator().traffic().arrivals()).hasSize(calls);
    }
  }

  @Test
  void retry_canceled_stillTellsWhatTheFirstAttemptDeleted() throws Exception {
    UUID stubborn = fruit.workspaceImages().get(3).id();
    ObjectNode partly =
        deleted(CALM.withDeletions(d -> d.withSurvivesAlways(Set.of(stubborn))), allOfFruit);

    try (EngineBench bench = healed()) {
      Set<String> gone = ids(bench, partly, "images", Outcome.DELETED);
      bench.engine().retries().retry(id(partly), JobKind.DELETION, Optional.empty());
      bench.engine().cancels().cancel(id(partly), Optional.empty());
      ObjectNode job = bench.settle(id(partly));

      assertThat(job.get("status").asText()).isEqualTo("Canceled");
      assertThat(ids(bench, job, "images", Outcome.DELETED)).isEqualTo(gone);
      assertThat(ids(bench, job, "images", Outcome.SKIPPED)).hasSize(1);
      assertThat(job.at("/categories/images/done").asInt()).isEqualTo(gone.size());
      assertThat(bench.simulator().traffic().mutations()).isEmpty();
      ItemCounts.agree(bench.jobs(), job);
    }
  }

  /** The tags of a small project could not be deleted. */
  private ObjectNode failedTags() throws Exception {
    return deleted(
        CALM.withReplies(r -> r.withFailing(Set.of("DeleteTag"))),
        "{\"categories\":[\"tags\"],\"projects\":[\"" + signs.id() + "\"]}");
  }

  private ObjectNode deleted(SimulatorOptions sick, String body) throws Exception {
    try (EngineBench bench = bench(sick)) {
      port = bench.simulator().endpoint().getPort();
      return bench.delete(body);
    }
  }

  /** The same service when it is well again. */
  private EngineBench healed() {
    return bench(CALM.withPort(port));
  }

  private EngineBench bench(SimulatorOptions options) {
    return EngineBench.quick(account, options, ports, clock);
  }

  private static ObjectNode retry(EngineBench bench, ObjectNode job) throws Exception {
    bench.engine().retries().retry(id(job), JobKind.DELETION, Optional.empty());
    return bench.settle(id(job));
  }

  /** Nothing is left, and the certificate says of every item what became of it. */
  private void assertWhole(EngineBench bench, ObjectNode job) throws Exception {
    assertThat(job.get("status").asText()).as(job.toPrettyString()).isEqualTo("Succeeded");
    assertThat(Holdings.of(account)).noneMatch(line -> line.contains(fruit.id().toString()));
    DeletionProof.callsStayWithinThePlan(bench, job);
    DeletionProof proof = new DeletionProof(bench, job);
    proof.agreesWithTheJob();
    Map<String, Set<String>> images = proof.outcomes("images");
    assertThat(images.keySet()).containsExactly("deleted");
    assertThat(images.get("deleted")).isEqualTo(DeletionScopeTest.ids(before, "image"));
    ItemCounts.agree(bench.jobs(), job);
  }

  private static void assertRefused(EngineBench bench, ObjectNode job, String type) {
    assertThatThrownBy(
            () -> bench.engine().retries().retry(id(job), JobKind.DELETION, Optional.empty()))
        .isInstanceOfSatisfying(
            JobProblem.class, problem -> assertThat(problem.type()).isEqualTo(type));
  }

  private static List<String> operations(EngineBench bench) {
    return bench.simulator().traffic().mutations().stream()
        .map(Traffic.Mutation::operation)
        .toList();
  }

  private static Set<String> ids(
      EngineBench bench, ObjectNode job, String category, Outcome outcome) {
    return bench.items(job, Optional.of(outcome)).stream()
        .filter(item -> item.get("category").asText().equals(category))
        .map(item -> item.get("id").asText())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String id(ObjectNode job) {
    return job.get("id").asText();
  }
}
