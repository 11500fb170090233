package app.userdata.job;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.category.Outcome;
import app.userdata.dev.simulator.Account;
import app.userdata.dev.simulator.Image;
import app.userdata.dev.simulator.ImageTag;
import app.userdata.dev.simulator.Project;
import app.userdata.dev.simulator.SampleAccount;
import app.userdata.dev.simulator.SimulatorOptions;
import app.userdata.dev.simulator.Tag;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A legal hold that is put on an image between plan and confirmation. */
final class HeldSincePlanTest {
  @Test
  void confirm_imageGotAnExcludedTagMeanwhile_isLeft() throws Exception {
    Account account = SampleAccount.create();
    Project project = account.projects().get(0);
    Tag hold = project.tags().get(0);
    try (EngineBench bench = EngineBench.quick(account, SimulatorOptions.defaults())) {
      ObjectNode planned =
          bench.plan(
              "{\"categories\":[\"images\"],\"projects\":[\""
                  + project.id()
                  + "\"],\"exclude\":{\"tags\":[\""
                  + hold.id()
                  + "\"]}}");
      Image free = unheld(project, hold);
      ImageTag mark = new ImageTag(hold.id(), hold.name(), free.created());
      project.put(free.with(List.of(mark), List.of()));

      ObjectNode job = bench.confirm(planned);

      assertThat(job.get("status").asText()).isEqualTo("PartiallySucceeded");
      List<UUID> left = project.workspaceImages().stream().map(Image::id).toList();
      assertThat(left).contains(free.id());
      assertThat(project.workspaceImages()).allMatch(image -> carries(image, hold));
      assertThat(bench.items(job, Optional.of(Outcome.CHANGED_SINCE_PLAN)))
          .extracting((JsonNode item) -> item.get("id").asText())
          .containsExactly(free.id().toString());
    }
  }

  @Test
  void confirm_imageGotAHoldMeanwhile_keepsItsOtherTagsAndItsProject() throws Exception {
    Account account = SampleAccount.create();
    Project signs = account.project("Вывески 看板");
    Tag witness = new Tag(UUID.randomUUID(), "witness");
    signs.add(witness);
    Image untagged =
        signs.workspaceImages().stream()
            .filter(image -> image.tags().isEmpty())
            .findFirst()
            .orElseThrow();
    Image planned = Marks.withRegion(Marks.copy(untagged), witness);
    signs.put(planned);
    try (EngineBench bench = EngineBench.quick(account, SimulatorOptions.defaults())) {
      ObjectNode plan =
          bench.plan(
              "{\"categories\":[\"all\"],\"projects\":[\""
                  + signs.id()
                  + "\"],\"exclude\":{\"tags\":[\"legal hold\"]}}");
      Tag hold = new Tag(UUID.randomUUID(), "legal hold");
      signs.add(hold);
      Image held = Marks.with(planned, hold);
      signs.put(held);

      ObjectNode job = bench.confirm(plan);

      assertThat(job.get("status").asText()).isEqualTo("PartiallySucceeded");
      assertThat(signs.workspaceImages()).containsExactly(held);
      assertThat(signs.tags()).containsExactlyInAnyOrder(witness, hold);
      assertThat(account.findProject(signs.id())).isPresent();
      DeletionProof proof = new DeletionProof(bench, job);
      assertThat(proof.outcomes("images").get("changedSincePlan"))
          .containsExactly(held.id().toString());
      assertThat(proof.outcomes("tags").get("changedSincePlan"))
          .containsExactly(witness.id().toString());
      assertThat(
              DeletionScopeTest.reasons(bench.items(job, Optional.of(Outcome.CHANGED_SINCE_PLAN))))
          .contains("it marks images that are kept out now");
      DeletionProof.callsStayWithinThePlan(bench, job);
    }
  }

  @Test
  void confirm_excludedImageGotATagMeanwhile_thatTagStays() throws Exception {
    Account account = SampleAccount.create();
    Project signs = account.project("Вывески 看板");
    Image excluded = signs.workspaceImages().get(0);
    Tag fresh = new Tag(UUID.randomUUID(), "fresh");
    signs.add(fresh);
    try (EngineBench bench = EngineBench.quick(account, SimulatorOptions.defaults())) {
      ObjectNode plan =
          bench.plan(
              "{\"categories\":[\"tags\"],\"projects\":[\""
                  + signs.id()
                  + "\"],\"exclude\":{\"imageIds\":[\""
                  + excluded.id()
                  + "\"]}}");
      Image marked = Marks.withRegion(excluded, fresh);
      signs.put(marked);

      ObjectNode job = bench.confirm(plan);

      assertThat(signs.workspaceImages()).contains(marked);
      assertThat(new DeletionProof(bench, job).outcomes("tags").get("changedSincePlan"))
          .containsExactly(fresh.id().toString());
    }
  }

  private static Image unheld(Project project, Tag hold) {
    return project.workspaceImages().stream()
        .filter(image -> !carries(image, hold))
        .findFirst()
        .orElseThrow();
  }

  private static boolean carries(Image image, Tag tag) {
    return image.tags().stream().anyMatch(one -> one.tagId().equals(tag.id()));
  }
}
