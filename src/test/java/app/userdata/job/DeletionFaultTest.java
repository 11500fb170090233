package app.userdata.job;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.category.Outcome;
import app.userdata.dev.simulator.Account;
import app.userdata.dev.simulator.Holdings;
import app.userdata.dev.simulator.Project;
import app.userdata.dev.simulator.SampleAccount;
import app.userdata.dev.simulator.SimulatorOptions;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Deletions from a service that lies, lags, refuses or loses its replies. */
final class DeletionFaultTest {
  private static final SimulatorOptions CALM = SimulatorOptions.defaults();

  private final Account account = SampleAccount.create();
  private final Project fruit = account.project("Fruit bowl");
  private final Project signs = account.project("Вывески 看板");
  private final String allOfFruit =
      "{\"categories\":[\"all\"],\"projects\":[\"" + fruit.id() + "\"]}";

  @Test
  void delete_serviceLiesOnce_deletesAgainUntilNothingIsListed() throws Exception {
    Set<UUID> liars =
        Set.of(
            fruit.workspaceImages().get(3).id(),
            fruit.predictions().get(0).id(),
            fruit.tags().get(0).id(),
            fruit.iterations().get(0).id(),
            fruit.id());
    List<String> before = Holdings.of(account);
    try (EngineBench bench =
        EngineBench.quick(account, CALM.withDeletions(d -> d.withSurvivesOnce(liars)))) {
      ObjectNode job = bench.delete(allOfFruit);

      assertThat(job.get("status").asText()).as(job.toPrettyString()).isEqualTo("Succeeded");
      assertThat(Holdings.of(account)).noneMatch(line -> line.contains(fruit.id().toString()));
      DeletionProof.callsStayWithinThePlan(bench, job);
      DeletionProof proof = new DeletionProof(bench, job);
      assertThat(proof.outcomes("images").get("deleted"))
          .isEqualTo(
              DeletionScopeTest.ids(
                  before.stream().filter(line -> line.contains(fruit.id().toString())).toList(),
                  "image"));
      assertThat(proof.evidence().at("/categories/images/verification/passes").asInt())
          .isEqualTo(2);
    }
  }

  @Test
  void delete_oneImageNeverGoes_isReportedAsSurvivorAndKeepsItsProject() throws Exception {
    UUID stubborn = fruit.workspaceImages().get(3).id();
    try (EngineBench bench =
        EngineBench.quick(
            account, CALM.withDeletions(d -> d.withSurvivesAlways(Set.of(stubborn))))) {
      ObjectNode job = bench.delete(allOfFruit);

      assertThat(job.get("status").asText()).isEqualTo("PartiallySucceeded");
      DeletionProof proof = new DeletionProof(bench, job);
      assertThat(proof.outcomes("images").get("survived")).containsExactly(stubborn.toString());
      assertThat(proof.outcomes("projects").get("failed")).containsExactly(fruit.id().toString());
      assertThat(account.findProject(fruit.id())).isPresent();
      assertThat(bench.simulator().traffic().calls("DeleteProject")).isZero();
      DeletionProof.callsStayWithinThePlan(bench, job);
    }
  }

  @Test
  void delete_listsLag_waitsInsteadOfReportingSurvivors() throws Exception {
    try (EngineBench bench =
        EngineBench.quick(
            account, CALM.withDeletions(d -> d.withListLag(Duration.ofMillis(1200))))) {
      ObjectNode job = bench.delete(allOfFruit);

      assertThat(job.get("status").asText()).as(job.toPrettyString()).isEqualTo("Succeeded");
      assertThat(Holdings.of(account)).noneMatch(line -> line.contains(fruit.id().toString()));
    }
  }

  @Test
  void delete_everyThirdCallIsRefused_losesNothingAndBlamesNobody() throws Exception {
    try (EngineBench bench =
        EngineBench.quick(account, CALM.withReplies(r -> r.withThrottleShare(0.34, 0)))) {
      ObjectNode job =
          bench.delete(
              "{\"categories\":[\"tags\",\"predictions\",\"projects\"],\"projects\":[\""
                  + signs.id()
                  + "\"]}");

      assertThat(job.get("status").asText()).as(job.toPrettyString()).isEqualTo("Succeeded");
      assertThat(account.findProject(signs.id())).isEmpty();
      assertThat(bench.simulator().traffic().throttled()).isPositive();
    }
  }

  @Test
  void delete_repliesGetLostAfterActing_endsTheSame() throws Exception {
    try (EngineBench bench =
        EngineBench.quick(account, CALM.withReplies(r -> r.withLostReplies(0.5)))) {
      ObjectNode job = bench.delete(allOfFruit);

      assertThat(job.get("status").asText()).as(job.toPrettyString()).isEqualTo("Succeeded");
      assertThat(Holdings.of(account)).noneMatch(line -> line.contains(fruit.id().toString()));
      DeletionProof.callsStayWithinThePlan(bench, job);
      new DeletionProof(bench, job).agreesWithTheJob();
    }
  }

  @Test
  void delete_atTenCallsASecond_sendsNoMore() throws Exception {
    // The pacer itself is held to the number by virtual time; what is added here is the jitter of a
    // busy machine between leaving and arriving.
    int jitter = 2;
    try (EngineBench bench =
        new EngineBench(account, CALM.withCallsPerSecond(0), 10, EngineBench.inMemory())) {
      ObjectNode job = bench.delete("{\"categories\":[\"tags\",\"predictions\"]}");

      assertThat(job.get("status").asText()).as(job.toPrettyString()).isEqualTo("Succeeded");
      DeletionProof.callsKeepTo(bench, 10 + jitter);
    }
  }

  @Test
  void plan_aListingFails_endsFailedWithoutOneDeletion() throws Exception {
    try (EngineBench bench =
        EngineBench.quick(account, CALM.withReplies(r -> r.withFailing(Set.of("GetTags"))))) {
      ObjectNode job = bench.plan("{\"categories\":[\"projects\"],\"projects\":[\"Fruit bowl\"]}");

      assertThat(job.get("status").asText()).as(job.toPrettyString()).isEqualTo("Failed");
      assertThat(job.get("error").asText()).contains("nothing was deleted");
      assertThat(bench.simulator().traffic().mutations()).isEmpty();
    }
  }

  @Test
  void plan_oneOfItsListingsHasAGap_hasNoPlanOfTheRestEither() throws Exception {
    try (EngineBench bench =
        EngineBench.quick(
            account, CALM.withReplies(r -> r.withFailing(Set.of("QueryPredictions"))))) {
      ObjectNode job =
          bench.plan("{\"categories\":[\"images\",\"predictions\"],\"projects\":[\"Fruit bowl\"]}");

      assertThat(job.get("status").asText()).as(job.toPrettyString()).isEqualTo("Failed");
      assertThat(job.get("error").asText()).contains("could not be completed");
      assertThat(job.has("planHash")).isFalse();
    }
  }

  @Test
  void delete_gatewayAnswers404_isNeverTakenForGone() throws Exception {
    List<String> before = Holdings.of(account);
    try (EngineBench bench = EngineBench.quick(account, CALM)) {
      ObjectNode planned = bench.plan("{\"categories\":[\"tags\"],\"projects\":[\"Fruit bowl\"]}");
      bench
          .simulator()
          .options(
              bench
                  .simulator()
                  .options()
                  .withReplies(r -> r.withGatewayNotFound(Set.of("DeleteTag"))));

      ObjectNode job = bench.confirm(planned);

      assertThat(job.get("status").asText()).as(job.toPrettyString()).isEqualTo("Failed");
      assertThat(Holdings.of(account)).isEqualTo(before);
      assertThat(DeletionScopeTest.reasons(bench.items(job, Optional.of(Outcome.FAILED))))
          .isNotEmpty()
          .allSatisfy(reason -> assertThat(reason).contains("not found"));
      assertThat(bench.items(job, Optional.of(Outcome.ABSENT))).isEmpty();
      assertThat(bench.items(job, Optional.of(Outcome.DELETED))).isEmpty();
    }
  }

  @Test
  void delete_verificationCannotLook_hasNoEvidence() throws Exception {
    try (EngineBench bench = EngineBench.quick(account, CALM)) {
      ObjectNode planned =
          bench.plan("{\"categories\":[\"images\"],\"projects\":[\"Fruit bowl\"]}");
      bench
          .simulator()
          .options(
              bench.simulator().options().withReplies(r -> r.withFailing(Set.of("GetImages"))));

      ObjectNode job = bench.confirm(planned);

      assertThat(job.get("status").asText()).as(job.toPrettyString()).isEqualTo("Failed");
      assertThat(bench.items(job, Optional.of(Outcome.DELETED))).isEmpty();
      org.assertj.core.api.Assertions.assertThatThrownBy(
              () -> bench.jobs().evidence(job.get("id").asText()))
          .isInstanceOfSatisfying(
              JobProblem.class, problem -> assertThat(problem.type()).isEqualTo("not-verified"));
    }
  }

  @Test
  void delete_oneOfABatchIsGone_deletesTheRest() throws Exception {
    try (EngineBench bench =
        EngineBench.quick(account, CALM.withDeletions(d -> d.withUnknownImagesFail(true)))) {
      ObjectNode planned =
          bench.plan("{\"categories\":[\"images\"],\"projects\":[\"Вывески 看板\"]}");
      UUID gone = signs.workspaceImages().get(4).id();
      signs.removeFromWorkspace(List.of(gone));
      signs.iterations().forEach(iteration -> signs.removeIteration(iteration.id()));

      ObjectNode job = bench.confirm(planned);

      assertThat(job.get("status").asText()).as(job.toPrettyString()).isEqualTo("Succeeded");
      assertThat(signs.allImageIds()).isEmpty();
      assertThat(new DeletionProof(bench, job).outcomes("images").get("absent"))
          .contains(gone.toString());
    }
  }

  @Test
  void delete_cannotUnpublish_leavesIterationAndProject() throws Exception {
    UUID published = fruit.iterations().get(1).id();
    try (EngineBench bench =
        EngineBench.quick(
            account, CALM.withDeletions(d -> d.withUnpublishFails(Set.of(published))))) {
      ObjectNode job = bench.delete(allOfFruit);

      assertThat(job.get("status").asText()).isEqualTo("PartiallySucceeded");
      assertThat(fruit.findIteration(published)).isPresent();
      assertThat(fruit.iterations()).hasSize(1);
      assertThat(account.findProject(fruit.id())).isPresent();
      assertThat(bench.simulator().traffic().mutations())
          .noneMatch(
              call ->
                  call.operation().equals("DeleteProject")
                      || (call.operation().equals("DeleteIteration")
                          && call.ids().contains(published)));
    }
  }

  @Test
  void delete_projectsThatCannotBeChanged_areBlockedAndTheOthersGo() throws Exception {
    fruit.disasterRecovery(true);
    signs.keyRevoked(true);
    List<String> before = Holdings.of(account);
    try (EngineBench bench = EngineBench.quick(account, CALM)) {
      ObjectNode job = bench.delete("{\"categories\":[\"predictions\"]}");

      assertThat(job.get("status").asText()).isEqualTo("PartiallySucceeded");
      assertThat(DeletionScopeTest.reasons(bench.items(job, Optional.of(Outcome.BLOCKED))))
          .containsExactlyInAnyOrder(
              "the project is in disaster-recovery mode",
              "the customer-managed key of the resource was revoked");
      assertThat(Holdings.of(account))
          .isEqualTo(
              DeletionScopeTest.without(
                  before,
                  line ->
                      line.contains("/prediction/")
                          && !line.contains(fruit.id().toString())
                          && !line.contains(signs.id().toString())));
      assertThat(new DeletionProof(bench, job).outcomes("predictions").get("blocked")).hasSize(2);
    }
  }

  @Test
  void redelivery_ofEveryMessageAfterTheEnd_changesAndCallsNothing() throws Exception {
    try (EngineBench bench = EngineBench.quick(account, CALM)) {
      ObjectNode job = bench.delete("{\"categories\":[\"all\"]}");
      byte[] evidence = bench.jobs().evidence(job.get("id").asText());
      int calls = bench.simulator().traffic().arrivals().size();

      bench.redeliver();
      bench.drain();

      assertThat(bench.jobs().job(job.get("id").asText())).isEqualTo(job);
      assertThat(bench.jobs().evidence(job.get("id").asText())).isEqualTo(evidence);
      assertThat(bench.simulator().traffic().arrivals()).hasSize(calls);
    }
  }

  @Test
  void redelivery_ofEveryStepWhileRunning_endsTheSame() throws Exception {
    List<String> before = Holdings.of(account);
    try (EngineBench bench = EngineBench.quick(account, CALM)) {
      ObjectNode planned = bench.plan("{\"categories\":[\"all\"]}");
      String id = planned.get("id").asText();
      bench.engine().deletions().confirm(id, planned.get("planHash").asText(), Optional.empty());
      while (!JobStatus.of(bench.jobs().job(id).get("status").asText()).terminal()) {
        bench.drainOnce();
        bench.redeliver();
      }

      ObjectNode job = bench.jobs().job(id);
      assertThat(job.get("status").asText()).as(job.toPrettyString()).isEqualTo("Succeeded");
      assertThat(Holdings.of(account)).isEmpty();
      assertThat(new DeletionProof(bench, job).outcomes("images").get("deleted"))
          .isEqualTo(DeletionScopeTest.ids(before, "image"));
      DeletionProof.callsStayWithinThePlan(bench, job);
    }
  }
}
