package app.userdata.category;

import static app.userdata.category.Inventoried.PROJECT;
import static app.userdata.category.Inventoried.id;
import static app.userdata.category.Inventoried.ids;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What has to stay by what a look just before shows, next to the plan. */
final class SecondLookTest {
  private static final String WORKSPACE = "workspace";
  private static final String UNNAMED =
      "changedSincePlan it would take along something that the plan does not name";
  private static final String KEPT_OUT =
      "changedSincePlan it would take along something that is kept out now";
  private static final String MARKS = "changedSincePlan it marks images that are kept out now";

  @Test
  void iterations_imageWasLeftBehindByTheWorkspace_theIterationStays() {
    Inventoried planned = project().workspace(1, 2).iteration(100, 1, 2);

    // Image 2 was taken out of the workspace meanwhile: the iteration has its last copy.
    Inventoried now = project().workspace(1).iteration(100, 1, 2);

    assertThat(iterations(planned, now, 100)).containsExactly(Map.entry(100L, UNNAMED));
  }

  @Test
  void iterations_lastCopyIsInThePlan_mayGo() {
    Inventoried same = project().workspace(1).iteration(100, 1, 2);

    assertThat(iterations(same, same, 100)).isEmpty();
  }

  @Test
  void iterations_twoThatGoHoldAnUnplannedImage_bothStay() {
    Inventoried planned = project().iteration(100).iteration(200);

    Inventoried now = project().iteration(100, 7).iteration(200, 7);

    assertThat(iterations(planned, now, 100, 200)).containsOnlyKeys(100L, 200L);
  }

  @Test
  void iterations_lastCopyIsKeptOutNow_theIterationStays() {
    Inventoried planned = project().iteration(100, 2).iteration(200, 3);

    Inventoried now =
        project().iteration(100, 2).held(id(100).toString(), 1000, 2).iteration(200, 3);

    assertThat(iterations(planned, now, 100, 200)).containsExactly(Map.entry(100L, KEPT_OUT));
  }

  @Test
  void iterations_imageKeptOutNowIsInTheWorkspaceToo_mayGo() {
    Inventoried planned = project().workspace(1).iteration(100, 1);

    Inventoried now = project().workspace(1).held(WORKSPACE, 1000, 1).iteration(100, 1);

    assertThat(iterations(planned, now, 100)).isEmpty();
  }

  @Test
  void iterations_publishedAgain_isNotTried() {
    assertThat(iterations(project().iteration(100), project().published(100), 100))
        .containsExactly(Map.entry(100L, "failed not tried: it could not be unpublished"));
  }

  @Test
  void tags_onAnImageThatIsKeptOutNow_stay() {
    Inventoried planned = project().workspace(1).tag(1000, 1).tag(2000, 1);

    Inventoried now = project().workspace(1).held(WORKSPACE, 1000, 1).tag(1000, 1).tag(2000, 1);

    assertThat(stays(Phase.TAGS, planned, CategoryId.TAGS, now, 1000, 2000))
        .containsExactly(Map.entry(1000L, MARKS));
  }

  @Test
  void tags_oneBearsTheNameOfAHoldNow_stays() {
    Inventoried planned = project().tag(1000, 0).tag(2000, 0);

    Inventoried now = project().heldTag(1000).tag(2000, 0);

    assertThat(stays(Phase.TAGS, planned, CategoryId.TAGS, now, 1000, 2000))
        .containsExactly(Map.entry(1000L, MARKS));
  }

  @Test
  void project_anythingUnplannedIsInIt_stays() {
    assertThat(changes(whole())).isEmpty();
    assertThat(changes(whole().iteration(200))).containsExactly(UNNAMED);
    assertThat(changes(whole().tag(2000, 0))).containsExactly(UNNAMED);
    assertThat(changes(whole().predictions(ids(9, 10), ids(9, 10)))).containsExactly(UNNAMED);
    assertThat(changes(whole().workspace(1, 3))).containsExactly(UNNAMED);
  }

  @Test
  void project_somethingIsKeptOutNow_stays() {
    assertThat(changes(whole().held(WORKSPACE, 1000, 1))).containsExactly(KEPT_OUT);
    assertThat(changes(project().heldTag(1000))).containsExactly(KEPT_OUT);
  }

  @Test
  void project_itemsWentMeanwhile_mayGo() {
    assertThat(changes(project())).isEmpty();
  }

  private static Map<Long, String> iterations(Inventoried planned, Inventoried now, long... going) {
    return stays(Phase.ITERATIONS, planned, CategoryId.ITERATIONS, now, going);
  }

  private static List<String> changes(Inventoried now) {
    long project = PROJECT.getLeastSignificantBits();
    return List.copyOf(stays(Phase.PROJECTS, whole(), CategoryId.PROJECTS, now, project).values());
  }

  /** What stays, by number, with outcome and reason. */
  private static Map<Long, String> stays(
      Phase phase, Inventoried planned, CategoryId category, Inventoried now, long... going) {
    Set<String> sections = Set.of(phase.id(), PlanChunk.TAKEN_ALONG);
    PlannedIds named =
        PlannedIds.of(
            planned.plan(category).pieces(PROJECT).map(ProjectPlan.Piece::content), sections);
    Set<UUID> ids = Arrays.stream(going).mapToObj(Inventoried::id).collect(Collectors.toSet());
    Map<Long, String> stays = new TreeMap<>();
    now.look(named)
        .stays(phase, ids)
        .forEach(
            (id, known) ->
                stays.put(
                    UUID.fromString(id).getLeastSignificantBits(),
                    known.outcome().id() + " " + known.reason()));
    return stays;
  }

  private static Inventoried whole() {
    return project().workspace(1).tag(1000, 1).predictions(ids(9), ids(9)).iteration(100, 1, 2);
  }

  private static Inventoried project() {
    return new Inventoried().workspace();
  }
}
