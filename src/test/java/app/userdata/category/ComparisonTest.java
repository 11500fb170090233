package app.userdata.category;

import static app.userdata.category.Inventoried.PROJECT;
import static app.userdata.category.Inventoried.id;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a look after a phase tells, next to the plan. */
final class ComparisonTest {
  private static final Set<String> ALL =
      Set.of("unpublish", "predictions", "images", "iterations", "tags", "projects", "taken-along");

  @Test
  void appeared_imageInAnIterationOnly_isReported() {
    PlannedIds named = named(project().workspace(1), CategoryId.IMAGES);

    Comparison now = new Comparison(project().workspace(1).iteration(100, 1, 5).holdings());

    assertThat(now.appeared(Phase.IMAGES, named)).isEqualTo(List.of(id(5)));
  }

  @Test
  void appeared_imageOfSomebodyElse_isNot() {
    PlannedIds named = named(project().workspace(1).narrowedTo(1), CategoryId.IMAGES);

    Comparison now = new Comparison(project().workspace(1, 5).narrowedTo(1).holdings());

    assertThat(now.appeared(Phase.IMAGES, named)).isEmpty();
  }

  @Test
  void remaining_imageInAnIterationOnly_isThere() {
    Comparison now = new Comparison(project().iteration(100, 5).holdings());

    assertThat(now.remaining(Phase.IMAGES, PROJECT)).isEqualTo(List.of(id(5)));
  }

  private static Inventoried project() {
    return new Inventoried().workspace();
  }

  private static PlannedIds named(Inventoried planned, CategoryId category) {
    return PlannedIds.of(
        planned.plan(category).pieces(PROJECT).map(ProjectPlan.Piece::content), ALL);
  }
}
