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
    try (ExportBench bench = ExportBench.quick(account, SimulatorOptions.defaults())) {
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
