package app.userdata.category;

import static app.userdata.category.Inventoried.PROJECT;
import static app.userdata.category.Inventoried.id;
import static app.userdata.category.Inventoried.ids;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a second look at a project tells, next to its plan. */
final class ComparisonTest {
  private static final Set<String> ALL =
      Set.of("unpublish", "predictions", "images", "iterations", "tags", "projects", "taken-along");

  @Test
  void iterations_imageWasLeftBehindByTheWorkspace_theIterationStays() {
    PlannedIds named = named(project().workspace(1, 2).iteration(100, 1, 2), CategoryId.ITERATIONS);

    // Image 2 was taken out of the workspace meanwhile: the iteration has its last copy.
    Comparison now = new Comparison(project().workspace(1).iteration(100, 1, 2).holdings());

    assertThat(now.iterations(Set.of(id(100)), named))
        .extractingByKey(id(100).toString())
        .extracting(Deleted.Known::outcome)
        .isEqualTo(Outcome.CHANGED_SINCE_PLAN);
  }

  @Test
  void iterations_lastCopyIsInThePlan_mayGo() {
    Inventoried project = project().workspace(1).iteration(100, 1, 2);

    Comparison now = new Comparison(project.holdings());

    assertThat(now.iterations(Set.of(id(100)), named(project, CategoryId.ITERATIONS))).isEmpty();
  }

  @Test
  void iterations_twoThatGoHoldAnUnplannedImage_bothStay() {
    PlannedIds named = named(project().iteration(100).iteration(200), CategoryId.ITERATIONS);

    Comparison now = new Comparison(project().iteration(100, 7).iteration(200, 7).holdings());

    assertThat(now.iterations(Set.of(id(100), id(200)), named))
        .containsOnlyKeys(id(100).toString(), id(200).toString());
  }

  @Test
  void iterations_publishedAgain_isNotTried() {
    PlannedIds named = named(project().iteration(100), CategoryId.ITERATIONS);

    Comparison now = new Comparison(project().published(100).holdings());

    assertThat(now.iterations(Set.of(id(100)), named))
        .extractingByKey(id(100).toString())
        .extracting(Deleted.Known::outcome)
        .isEqualTo(Outcome.FAILED);
  }

  @Test
  void project_anythingUnplannedIsInIt_stays() {
    PlannedIds named = named(whole(), CategoryId.PROJECTS);

    assertThat(changed(whole(), named)).isFalse();
    assertThat(changed(whole().iteration(200), named)).isTrue();
    assertThat(changed(whole().tag(2000, 0), named)).isTrue();
    assertThat(changed(whole().predictions(ids(9, 10), ids(9, 10)), named)).isTrue();
    assertThat(changed(whole().workspace(1, 3), named)).isTrue();
  }

  @Test
  void project_itemsWentMeanwhile_mayGo() {
    PlannedIds named = named(whole(), CategoryId.PROJECTS);

    assertThat(changed(project(), named)).isFalse();
  }

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

  private static boolean changed(Inventoried now, PlannedIds named) {
    return !new Comparison(now.holdings()).project(PROJECT, named).isEmpty();
  }

  private static Inventoried whole() {
    return project().workspace(1).tag(1000, 1).predictions(ids(9), ids(9)).iteration(100, 1, 2);
  }

  private static Inventoried project() {
    return new Inventoried().workspace();
  }

  private static PlannedIds named(Inventoried planned, CategoryId category) {
    return PlannedIds.of(planned.plan(category).chunks(PROJECT).values().stream(), ALL);
  }
}
