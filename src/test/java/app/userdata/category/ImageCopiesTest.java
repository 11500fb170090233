package app.userdata.category;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class ImageCopiesTest {
  @Test
  void gone_imageThatIsNoLongerListed_failsAndCountsAsAChange() {
    UUID project = UUID.fromString("3f2504e0-4f89-41d3-9a0c-0305e82c3301");
    UUID image = UUID.fromString("3f2504e0-4f89-41d3-9a0c-0305e82c3302");
    StepResult.Draft draft = StepResult.draft();

    ImageCopies.gone(
        Step.first(CategoryId.IMAGES).forProject(project), List.of(image), List.of(), draft);

    StepResult result = draft.result();
    assertThat(result.items()).extracting(Item::outcome).containsExactly(Outcome.FAILED);
    assertThat(result.data()).containsEntry(StepResult.CHANGES, "1");
  }
}
