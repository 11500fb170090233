package app.userdata.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.userdata.category.Outcome;
import app.userdata.dev.simulator.Account;
import app.userdata.dev.simulator.CustomerStorage;
import app.userdata.dev.simulator.Holdings;
import app.userdata.dev.simulator.Image;
import app.userdata.dev.simulator.Project;
import app.userdata.dev.simulator.SampleAccount;
import app.userdata.dev.simulator.SimulatorOptions;
import app.userdata.dev.simulator.Tag;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What keeps a deletion from taking too much: changes since the plan, holds, exports, limits. */
final class DeletionGuardTest {
  private static final SimulatorOptions CALM = SimulatorOptions.defaults();

  private final Account account = SampleAccount.create();
  private final Project fruit = account.project("Fruit bowl");
  private final Project people = account.project("Gesichter & 顔 <b>Tür</b>");
  private final String allOfFruit =
      "{\"categories\":[\"all\"],\"projects\":[\"" + fruit.id() + "\"]}";

  @Test
  void delete_imageAddedAfterThePlan_isReportedAndStays() throws Exception {
    try (EngineBench bench = EngineBench.quick(account, CALM)) {
      ObjectNode planned = bench.plan(allOfFruit);
      Image added = another(fruit.workspaceImages().get(0));
      fruit.put(added);

      ObjectNode job = bench.confirm(planned);

      assertThat(job.get("status").asText()).isEqualTo("PartiallySucceeded");
      assertThat(fruit.allImageIds()).containsExactly(added.id());
      DeletionProof.callsStayWithinThePlan(bench, job);
      DeletionProof proof = new DeletionProof(bench, job);
      assertThat(proof.outcomes("images").get("appearedSincePlan"))
          .containsExactly(added.id().toString());
      assertThat(account.findProject(fruit.id())).isPresent();
    }
  }

  @Test
  void delete_projectGainsAnImage_isChangedSincePlanAndStays() throws Exception {
    try (EngineBench bench = EngineBench.quick(account, CALM)) {
      ObjectNode planned =
          bench.plan("{\"categories\":[\"projects\"],\"projects\":[\"" + fruit.id() + "\"]}");
      fruit.put(another(fruit.workspaceImages().get(0)));

      ObjectNode job = bench.confirm(planned);

      assertThat(job.get("status").asText()).isEqualTo("Failed");
      assertThat(bench.items(job, Optional.of(Outcome.CHANGED_SINCE_PLAN)))
          .singleElement()
          .satisfies(item -> assertThat(item.get("id").asText()).isEqualTo(fruit.id().toString()));
      assertThat(bench.simulator().traffic().calls("DeleteProject")).isZero();
      assertThat(new DeletionProof(bench, job).outcomes("images"))
          .containsOnlyKeys("changedSincePlan");
    }
  }

  @Test
  void delete_iterationBecomesTheLastToHoldAnImage_staysBecauseThePlanDoesNotNameIt()
      throws Exception {
    try (EngineBench bench = EngineBench.quick(account, CALM)) {
      ObjectNode planned =
          bench.plan("{\"categories\":[\"iterations\"],\"projects\":[\"" + fruit.id() + "\"]}");
      UUID shared = fruit.workspaceImages().get(0).id();
      fruit.removeFromWorkspace(List.of(shared));

      ObjectNode job = bench.confirm(planned);

      assertThat(fruit.findImage(shared)).isPresent();
      assertThat(bench.items(job, Optional.of(Outcome.CHANGED_SINCE_PLAN))).isNotEmpty();
      DeletionProof.callsStayWithinThePlan(bench, job);
    }
  }

  @Test
  void delete_imageNoLongerThePersons_isLeftAlone() throws Exception {
    Image theirs =
        people.workspaceImages().stream()
            .filter(image -> "7".equals(image.metadata().get("subjectId")))
            .findFirst()
            .orElseThrow();
    try (EngineBench bench = EngineBench.quick(account, CALM)) {
      ObjectNode planned = bench.plan("{\"subject\":{\"metadata\":{\"subjectId\":\"7\"}}}");
      people.put(theirs.withMetadata(Map.of("subjectId", "8")));

      ObjectNode job = bench.confirm(planned);

      assertThat(people.findImage(theirs.id())).isPresent();
      assertThat(bench.items(job, Optional.of(Outcome.CHANGED_SINCE_PLAN)))
          .singleElement()
          .satisfies(item -> assertThat(item.get("id").asText()).isEqualTo(theirs.id().toString()));
    }
  }

  @Test
  void delete_imageUnderLegalHold_staysWithItsTagsIterationsAndProject() throws Exception {
    Image held = fruit.workspaceImages().get(0);
    UUID tag = held.tags().get(0).tagId();
    try (EngineBench bench = EngineBench.quick(account, CALM)) {
      ObjectNode job =
          bench.delete(
              "{\"categories\":[\"all\"],\"projects\":[\""
                  + fruit.id()
                  + "\"],\"exclude\":{\"imageIds\":[\""
                  + held.id()
                  + "\"]}}");

      assertThat(job.get("status").asText()).isEqualTo("PartiallySucceeded");
      assertThat(fruit.workspaceImages()).containsExactly(held);
      assertThat(fruit.tags()).extracting(Tag::id).containsExactly(tag);
      assertThat(account.findProject(fruit.id())).isPresent();
      DeletionProof proof = new DeletionProof(bench, job);
      assertThat(proof.outcomes("images").get("held")).containsExactly(held.id().toString());
      assertThat(proof.outcomes("tags").get("held")).containsExactly(tag.toString());
      assertThat(proof.outcomes("projects").get("blocked")).hasSize(1);
    }
  }

  @Test
  void delete_requiresAnExport_takesOnlyWhatThatHoldsUnchanged() throws Exception {
    List<Image> images = fruit.workspaceImages();
    try (EngineBench bench = EngineBench.quick(account, CALM)) {
      ObjectNode export = bench.export("{\"projects\":[\"" + fruit.id() + "\"]}");
      Image changed = images.get(1).withMetadata(Map.of("new", "note"));
      fruit.put(changed);
      Image added = another(images.get(0));
      fruit.put(added);

      ObjectNode job =
          bench.delete(
              "{\"categories\":[\"images\",\"projects\"],\"projects\":[\""
                  + fruit.id()
                  + "\"],\"requireExport\":\""
                  + export.get("id").asText()
                  + "\"}");

      assertThat(job.get("status").asText()).isEqualTo("PartiallySucceeded");
      assertThat(fruit.allImageIds()).containsExactlyInAnyOrder(changed.id(), added.id());
      DeletionProof proof = new DeletionProof(bench, job);
      assertThat(proof.outcomes("images").get("notExported"))
          .containsExactlyInAnyOrder(changed.id().toString(), added.id().toString());
      assertThat(account.findProject(fruit.id())).isPresent();
    }
  }

  @Test
  void delete_requiresAnExportOfEverything_takesTheProjectToo() throws Exception {
    try (EngineBench bench = EngineBench.quick(account, CALM)) {
      ObjectNode export = bench.export("{\"projects\":[\"" + fruit.id() + "\"]}");

      ObjectNode job =
          bench.delete(
              "{\"categories\":[\"all\"],\"projects\":[\""
                  + fruit.id()
                  + "\"],\"requireExport\":\""
                  + export.get("id").asText()
                  + "\"}");

      assertThat(job.get("status").asText()).as(job.toPrettyString()).isEqualTo("Succeeded");
      assertThat(account.findProject(fruit.id())).isEmpty();
    }
  }

  @Test
  void autoConfirm_planIsSmallEnough_runsWithoutAPerson() throws Exception {
    try (EngineBench bench = EngineBench.quick(account, CALM)) {
      ObjectNode job =
          bench.plan("{\"categories\":[\"predictions\"],\"autoConfirm\":{\"maxItems\":83}}");

      assertThat(job.get("status").asText()).as(job.toPrettyString()).isEqualTo("Succeeded");
    }
  }

  @Test
  void autoConfirm_oneItemMoreOrAGravePhase_waitsForAPerson() throws Exception {
    try (EngineBench bench = EngineBench.quick(account, CALM)) {
      ObjectNode large =
          bench.plan("{\"categories\":[\"predictions\"],\"autoConfirm\":{\"maxItems\":82}}");
      assertThat(large.get("status").asText()).isEqualTo("AwaitingConfirmation");

      ObjectNode grave =
          bench.plan(
              "{\"categories\":[\"projects\"],\"projects\":[\"Stock 300\"],"
                  + "\"autoConfirm\":{\"maxItems\":5000}}");
      assertThat(grave.get("status").asText()).isEqualTo("AwaitingConfirmation");

      ObjectNode allowed =
          bench.plan(
              "{\"categories\":[\"projects\"],\"projects\":[\"Stock 300\"],"
                  + "\"autoConfirm\":{\"maxItems\":5000},\"allow\":[\"projects\"]}");
      assertThat(allowed.get("status").asText()).isEqualTo("Succeeded");
    }
  }

  @Test
  void confirm_anotherHash_isRefusedAndDeletesNothing() throws Exception {
    List<String> before = Holdings.of(account);
    try (EngineBench bench = EngineBench.quick(account, CALM)) {
      String id = bench.plan(allOfFruit).get("id").asText();

      assertThatThrownBy(
              () ->
                  bench
                      .engine()
                      .deletions()
                      .confirm(id, "sha256:" + "0".repeat(64), Optional.empty()))
          .isInstanceOfSatisfying(
              JobProblem.class,
              problem -> assertThat(problem.kind()).isEqualTo(JobProblem.Kind.CHANGED));

      bench.drain();
      assertThat(Holdings.of(account)).isEqualTo(before);
      assertThat(bench.jobs().job(id).get("status").asText()).isEqualTo("AwaitingConfirmation");
    }
  }

  @Test
  void delete_projectWithStorageOfItsOwn_namesWhatAPersonMustLookAfter() throws Exception {
    fruit.storage(
        CustomerStorage.of(
            "https://contoso.blob.core.windows.net/models",
            "https://contoso.queue.core.windows.net/notices"));
    try (EngineBench bench = EngineBench.quick(account, CALM)) {
      ObjectNode job = bench.delete(allOfFruit);

      DeletionProof proof = new DeletionProof(bench, job);
      assertThat(proof.evidence().get("residuals").findValuesAsText("code"))
          .contains("ownStorage", "notificationQueues", "exportedModels", "issuedLinks");
      assertThat(proof.evidence().toString()).doesNotContain("contoso");
    }
  }

  @Test
  void evidence_ofProjectsWithTellingNames_holdsNoneOfThem() throws Exception {
    try (EngineBench bench = EngineBench.quick(account, CALM)) {
      ObjectNode job = bench.delete("{\"categories\":[\"all\"]}");

      String evidence = new DeletionProof(bench, job).evidence().toString();
      for (Project project : List.of(fruit, people)) {
        assertThat(evidence).doesNotContain(project.name());
        project.tags().forEach(tag -> assertThat(evidence).doesNotContain(tag.name()));
      }
    }
  }

  private static Image another(Image image) {
    return new Image(
        UUID.randomUUID(),
        Instant.now(),
        image.width(),
        image.height(),
        image.bytes(),
        image.bytes(),
        "image/png",
        List.of(),
        List.of(),
        Map.of());
  }
}
