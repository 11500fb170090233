package app.userdata.job;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.dev.simulator.Account;
import app.userdata.dev.simulator.Image;
import app.userdata.dev.simulator.Iteration;
import app.userdata.dev.simulator.Project;
import app.userdata.dev.simulator.SampleAccount;
import app.userdata.dev.simulator.SimulatorOptions;
import app.userdata.dev.simulator.Traffic;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Images that left the workspace between plan and confirmation and live on in an iteration. */
final class MovedSincePlanTest {
  private static final SimulatorOptions CALM = SimulatorOptions.defaults();
  private static final String PERSON = "{\"subject\":{\"metadata\":{\"subjectId\":\"42\"}}}";

  private final Account account = SampleAccount.create();
  private final Project people = account.project("Gesichter & 顔 <b>Tür</b>");
  private final Project signs = account.project("Вывески 看板");

  @Test
  void delete_personsImageLeftTheWorkspaceMeanwhile_isFoundInTheIterationAndGoes()
      throws Exception {
    Image theirs = imageOf("42");
    try (EngineBench bench = EngineBench.quick(account, CALM)) {
      ObjectNode planned = bench.plan(PERSON);
      people.removeFromWorkspace(List.of(theirs.id()));

      ObjectNode job = bench.confirm(planned);

      assertThat(job.get("status").asText()).as(job.toPrettyString()).isEqualTo("Succeeded");
      assertThat(people.findImage(theirs.id())).isEmpty();
      DeletionProof.callsStayWithinThePlan(bench, job);
      assertThat(new DeletionProof(bench, job).outcomes("images").get("deleted"))
          .contains(theirs.id().toString());
      // Two sets in which the plan saw images, then the missing one in two iterations.
      List<String> calls =
          bench.simulator().traffic().arrivals().stream().map(Traffic.Arrival::operation).toList();
      assertThat(calls.subList(0, calls.indexOf("DeleteImages")))
          .filteredOn("GetImagesByIds"::equals)
          .hasSize(4);
    }
  }

  @Test
  void delete_iterationTrainedMeanwhileShowsTheHoldOnAnImageThatLeft_theImageStays()
      throws Exception {
    Image theirs = imageOf("42");
    UUID hold = people.tags().get(5).id();
    try (EngineBench bench = EngineBench.quick(account, CALM)) {
      ObjectNode planned =
          bench.plan(
              "{\"subject\":{\"metadata\":{\"subjectId\":\"42\"}},\"exclude\":{\"tags\":[\""
                  + hold
                  + "\"]}}");
      Image held = Marks.with(theirs, people.tags().get(5));
      people.add(new Iteration(people, "Iteration 3", "Completed", Instant.now(), List.of(held)));
      people.removeFromWorkspace(List.of(theirs.id()));

      ObjectNode job = bench.confirm(planned);

      assertThat(people.findImage(theirs.id())).isPresent();
      assertThat(new DeletionProof(bench, job).outcomes("images").get("changedSincePlan"))
          .containsExactly(theirs.id().toString());
    }
  }

  @Test
  void delete_oneOfABatchIsGoneAndAnotherLeftTheWorkspace_theOtherIsDeletedAtOnce()
      throws Exception {
    Image moved = signs.workspaceImages().get(4);
    Image gone = Marks.copy(moved);
    signs.put(gone);
    try (EngineBench bench =
        EngineBench.quick(account, CALM.withDeletions(d -> d.withUnknownImagesFail(true)))) {
      ObjectNode planned =
          bench.plan("{\"categories\":[\"images\"],\"projects\":[\"" + signs.id() + "\"]}");
      signs.removeFromWorkspace(List.of(gone.id(), moved.id()));

      ObjectNode job = bench.confirm(planned);

      assertThat(job.get("status").asText()).as(job.toPrettyString()).isEqualTo("Succeeded");
      assertThat(signs.allImageIds()).isEmpty();
      DeletionProof proof = new DeletionProof(bench, job);
      assertThat(proof.outcomes("images").get("absent")).containsExactly(gone.id().toString());
      assertThat(proof.evidence().at("/categories/images/verification/passes").asInt())
          .isEqualTo(1);
    }
  }

  @Test
  void delete_imageTakenForAbsentIsListedAgain_isDeletedAfterAll() throws Exception {
    Image theirs = imageOf("42");
    people.iterations().forEach(iteration -> people.removeIteration(iteration.id()));
    try (EngineBench bench = EngineBench.quick(account, CALM)) {
      ObjectNode planned = bench.plan(PERSON);
      people.removeFromWorkspace(List.of(theirs.id()));
      String id = planned.get("id").asText();
      bench.engine().deletions().confirm(id, planned.get("planHash").asText(), Optional.empty());
      while (bench.simulator().traffic().calls("DeleteImages") == 0) {
        bench.drainOnce();
      }
      people.put(theirs);

      ObjectNode job = bench.settle(id);

      assertThat(job.get("status").asText()).as(job.toPrettyString()).isEqualTo("Succeeded");
      assertThat(people.findImage(theirs.id())).isEmpty();
      assertThat(new DeletionProof(bench, job).outcomes("images").get("deleted"))
          .contains(theirs.id().toString());
    }
  }

  private Image imageOf(String subject) {
    Map.Entry<String, String> pair = Map.entry("subjectId", subject);
    return people.workspaceImages().stream()
        .filter(image -> image.metadata().entrySet().contains(pair))
        .findFirst()
        .orElseThrow();
  }
}
