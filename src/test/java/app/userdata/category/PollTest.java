package app.userdata.category;

import static app.userdata.category.Inventoried.PROJECT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** How many images a poll should count when a deletion has come to show. */
final class PollTest {
  @Test
  void expected_iterationInTraining_isNotCountedBecauseThePollDoesNotCountItEither() {
    ProjectPlan planned = new Inventoried().workspace(1).plan(CategoryId.IMAGES);
    PlannedIds going =
        PlannedIds.of(
            planned.pieces(PROJECT).map(ProjectPlan.Piece::content), Set.of(Phase.IMAGES.id()));
    Inventoried project =
        new Inventoried().workspace(1, 2).iteration(100, 1, 2).untrained(200, 1, 2);

    assertThat(Poll.expected(project.holdings(), going)).isEqualTo(2);
  }
}
