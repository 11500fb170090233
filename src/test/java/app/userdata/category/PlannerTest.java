package app.userdata.category;

import static app.userdata.category.CategoryId.EXPORTED_MODELS;
import static app.userdata.category.CategoryId.IMAGES;
import static app.userdata.category.CategoryId.ITERATIONS;
import static app.userdata.category.CategoryId.ITERATION_DETAILS;
import static app.userdata.category.CategoryId.ITERATION_PERFORMANCE;
import static app.userdata.category.CategoryId.PREDICTIONS;
import static app.userdata.category.CategoryId.PROJECTS;
import static app.userdata.category.CategoryId.TAGS;
import static app.userdata.category.Inventoried.PROJECT;
import static app.userdata.category.Inventoried.id;
import static app.userdata.category.Inventoried.ids;
import static app.userdata.category.PlanLines.going;
import static app.userdata.category.PlanLines.lines;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What a deletion takes, takes along and leaves, by what a project holds. */
final class PlannerTest {
  private static final String WORKSPACE = "workspace";

  @Test
  void plan_imagesOfWorkspaceAndIterations_namesEachOnce() {
    ProjectPlan plan =
        project().workspace(1, 2).iteration(100, 2, 3).iteration(200, 3, 4).plan(IMAGES);

    assertThat(going(plan, Phase.IMAGES))
        .containsExactly("images 1", "images 2", "images 3 in 100", "images 4 in 200");
    assertThat(plan.takenAlong()).isEmpty();
    assertThat(plan.left()).isEmpty();
  }

  @Test
  void plan_heldImages_theyAndTheTagsOnThemStay() {
    ProjectPlan plan =
        project()
            .workspace(1, 2)
            .held(WORKSPACE, 1000, 2)
            .tag(1000, 1)
            .tag(1001, 1)
            .plan(IMAGES, TAGS);

    assertThat(going(plan, Phase.IMAGES)).containsExactly("images 1");
    assertThat(going(plan, Phase.TAGS)).containsExactly("tags 1001");
    assertThat(lines(plan.left())).containsExactly("images 2 held", "tags 1000 held");
  }

  @Test
  void plan_imageHeldByWhatAnIterationShows_stays() {
    ProjectPlan plan =
        project()
            .workspace(1)
            .iteration(100, 1)
            .held(id(100).toString(), 1000, 1)
            .plan(IMAGES, PROJECTS);

    assertThat(plan.phases()).isEmpty();
    assertThat(lines(plan.left())).containsExactly("images 1 held", "projects 1 blocked");
  }

  @Test
  void plan_personsImageKeptOutByWhatTheWorkspaceShows_stays() {
    ProjectPlan plan =
        project()
            .workspace(1)
            .narrowedTo()
            .note(WORKSPACE, 1, Map.of(HeldImages.KEPT_OUT, "true"))
            .iteration(100, 1)
            .plan(IMAGES);

    assertThat(plan.phases()).isEmpty();
    assertThat(lines(plan.left())).containsExactly("images 1 in 100 held");
  }

  @Test
  void plan_heldImageLivesOnlyInAnIteration_blocksThatAndTheProject() {
    ProjectPlan plan =
        project()
            .workspace(1)
            .iteration(100, 1, 2)
            .held(id(100).toString(), 1000, 2)
            .iteration(200, 1)
            .plan(ITERATIONS, ITERATION_DETAILS, PROJECTS);

    assertThat(going(plan, Phase.ITERATIONS)).containsExactly("iterations 200");
    assertThat(lines(plan.left()))
        .containsExactly(
            "iterations 100 blocked", "iteration-details 100 blocked", "projects 1 blocked");
  }

  @Test
  void plan_heldImageLivesInTheWorkspaceToo_doesNotKeepTheIteration() {
    ProjectPlan plan =
        project().workspace(1).held(WORKSPACE, 1000, 1).iteration(100, 1).plan(ITERATIONS);

    assertThat(going(plan, Phase.ITERATIONS)).containsExactly("iterations 100");
    assertThat(plan.takenAlong()).isEmpty();
  }

  @Test
  void plan_heldTag_blocksTheProject() {
    ProjectPlan plan = project().workspace(1).heldTag(1000).plan(PROJECTS);

    assertThat(plan.phases()).isEmpty();
    assertThat(lines(plan.left())).containsExactly("projects 1 blocked");
  }

  @Test
  void plan_iterationsOnly_takesLastCopiesRememberedTagsAndModelsAlong() {
    ProjectPlan plan =
        project()
            .workspace(1)
            .tag(1000, 1)
            .remembering(100, "ONNX", ids(1000, 1001), 1, 2)
            .iteration(200, 1, 2, 3)
            .plan(ITERATIONS);

    assertThat(going(plan, Phase.ITERATIONS)).containsExactly("iterations 100", "iterations 200");
    assertThat(lines(plan.takenAlong()))
        .containsExactly(
            "images 2 in 100",
            "tags 1001 in 100",
            "exported-models ONNX in 100",
            "images 3 in 200");
    assertThat(plan.weight()).isEqualTo(6);
  }

  @Test
  void plan_anIterationThatStaysHoldsTheImageToo_itIsNotTakenAlong() {
    ProjectPlan plan =
        project()
            .iteration(100, 2)
            .iteration(200, 2, 3)
            .held(id(200).toString(), 1000, 3)
            .plan(ITERATIONS);

    assertThat(going(plan, Phase.ITERATIONS)).containsExactly("iterations 100");
    assertThat(plan.takenAlong()).isEmpty();
  }

  @Test
  void plan_threeCategoriesOfIterations_shareOneEntryAndOneUnpublishing() {
    ProjectPlan plan =
        project().published(100).plan(ITERATIONS, ITERATION_DETAILS, ITERATION_PERFORMANCE);

    assertThat(going(plan, Phase.UNPUBLISH)).containsExactly("iterations 100");
    assertThat(going(plan, Phase.ITERATIONS)).containsExactly("iterations 100");
  }

  @Test
  void plan_tagsOnly_countsTaggingsAndReportsIterationCopies() {
    ProjectPlan plan =
        project()
            .workspace(1, 2, 3)
            .tag(1000, 3)
            .tag(1001, 0)
            .remembering(100, "ONNX", ids(1000), 1)
            .plan(TAGS);

    assertThat(going(plan, Phase.TAGS)).containsExactly("tags 1000", "tags 1001");
    assertThat(lines(plan.takenAlong())).containsExactly("tags 1000 x3");
    assertThat(lines(plan.left())).containsExactly("tags 1000 in 100 residual");
    assertThat(plan.weight()).isEqualTo(5);
  }

  @Test
  void plan_tagsWithAllImages_countsNoTaggings() {
    assertThat(project().workspace(1).tag(1000, 1).plan(TAGS, IMAGES).takenAlong()).isEmpty();
  }

  @Test
  void plan_projectStays_reportsTheTagsThatItsIterationsKeep() {
    ProjectPlan plan =
        project()
            .workspace(1)
            .held(WORKSPACE, 1000, 1)
            .tag(1001, 0)
            .remembering(100, "ONNX", ids(1001), 1)
            .plan(TAGS, PROJECTS);

    assertThat(going(plan, Phase.TAGS)).containsExactly("tags 1001");
    assertThat(lines(plan.left()))
        .containsExactly("projects 1 blocked", "tags 1001 in 100 residual");
  }

  @Test
  void plan_projectsOnly_listsEverythingAndUnpublishes() {
    ProjectPlan plan =
        project()
            .workspace(1)
            .tag(1000, 1)
            .published(200, 2)
            .remembering(100, "ONNX", ids(1000, 1001), 3)
            .untrained(300)
            .predictions(ids(9), ids(9))
            .plan(PROJECTS);

    assertThat(going(plan, Phase.UNPUBLISH)).containsExactly("projects 200");
    assertThat(going(plan, Phase.PROJECTS)).containsExactly("projects 1");
    assertThat(lines(plan.takenAlong()))
        .containsExactlyInAnyOrder(
            "iterations 100",
            "iterations 200",
            "iterations 300",
            "exported-models ONNX in 100",
            "tags 1001 in 100",
            "images 1",
            "images 2",
            "images 3",
            "predictions 9",
            "tags 1000");
    assertThat(plan.weight()).isEqualTo(12);
  }

  @Test
  void plan_everything_takesAlongOnlyWhatIsNotPlannedByItself() {
    ProjectPlan plan =
        project()
            .workspace(1)
            .tag(1000, 1)
            .iteration(100, 1, 2)
            .untrained(300)
            .predictions(ids(9), ids(9))
            .plan(CategoryId.values());

    assertThat(going(plan, Phase.PREDICTIONS)).containsExactly("predictions 9");
    assertThat(going(plan, Phase.IMAGES)).containsExactly("images 1", "images 2 in 100");
    assertThat(going(plan, Phase.ITERATIONS)).containsExactly("iterations 100");
    assertThat(going(plan, Phase.TAGS)).containsExactly("tags 1000");
    assertThat(going(plan, Phase.PROJECTS)).containsExactly("projects 1");
    assertThat(lines(plan.takenAlong())).containsExactly("iterations 300");
    assertThat(plan.left()).isEmpty();
  }

  @Test
  void plan_projectStays_soDoIterationsThatOnlyGoWithIt() {
    ProjectPlan plan =
        project()
            .workspace(1)
            .held(WORKSPACE, 1000, 1)
            .untrained(300)
            .plan(ITERATIONS, ITERATION_DETAILS, PROJECTS);

    assertThat(plan.phases()).isEmpty();
    assertThat(lines(plan.left()))
        .containsExactly(
            "projects 1 blocked", "iterations 300 blocked", "iteration-details 300 blocked");
  }

  @Test
  void plan_iterationsWithoutProject_triesTheUntrainedOne() {
    assertThat(going(project().untrained(300).plan(ITERATIONS), Phase.ITERATIONS))
        .containsExactly("iterations 300");
  }

  @Test
  void plan_modelsOnly_areResidual() {
    ProjectPlan plan = project().remembering(100, "ONNX", ids()).plan(EXPORTED_MODELS);

    assertThat(plan.phases()).isEmpty();
    assertThat(lines(plan.left())).containsExactly("exported-models ONNX in 100 residual");
  }

  @Test
  void plan_predictionsOfAPerson_doesNotMentionOthers() {
    ProjectPlan plan =
        project().narrowedTo().predictions(ids(9), ids(8, 9)).plan(PREDICTIONS, IMAGES);

    assertThat(going(plan, Phase.PREDICTIONS)).containsExactly("predictions 9");
    assertThat(plan.left()).isEmpty();
  }

  @Test
  void plan_predictionKeptOut_staysAndKeepsTheProject() {
    ProjectPlan plan = project().predictions(ids(9), ids(8, 9)).plan(PREDICTIONS, PROJECTS);

    assertThat(going(plan, Phase.PREDICTIONS)).containsExactly("predictions 9");
    assertThat(lines(plan.left())).containsExactly("predictions 8 held", "projects 1 blocked");
  }

  @Test
  void plan_imageWithTagsOfOthers_isMarkedShared() {
    ProjectPlan plan =
        project()
            .workspace(1)
            .narrowedTo(1)
            .note(WORKSPACE, 1, Map.of(HeldImages.SHARED, "true"))
            .plan(IMAGES);

    assertThat(plan.phases().get(Phase.IMAGES))
        .extracting(PlanEntry::reason)
        .containsExactly("shared: it carries tags of others too");
  }

  @Test
  void plan_projectIsGone_isEmpty() {
    ProjectPlan plan = project().gone().plan(CategoryId.values());

    assertThat(plan.phases()).isEmpty();
    assertThat(plan.takenAlong()).isEmpty();
    assertThat(plan.left()).isEmpty();
  }

  @Test
  void pieces_manyItems_holdEightBatchesEach() {
    long[] many = LongStream.rangeClosed(1, 2_100).toArray();

    List<ProjectPlan.Piece> pieces =
        project()
            .workspace(many)
            .predictions(ids(many), ids(many))
            .plan(IMAGES, PREDICTIONS)
            .pieces(PROJECT)
            .toList();

    Map<String, Integer> sizes = new TreeMap<>();
    pieces.forEach(piece -> sizes.put(piece.place(), piece.content().entries().size()));
    assertThat(sizes)
        .containsExactly(
            Map.entry("images/000000", 2048),
            Map.entry("images/000001", 52),
            Map.entry("predictions/000000", 512),
            Map.entry("predictions/000001", 512),
            Map.entry("predictions/000002", 512),
            Map.entry("predictions/000003", 512),
            Map.entry("predictions/000004", 52));
    assertThat(pieces.get(5).content().batch(1792)).hasSize(256);
    assertThat(pieces.get(6).content().batch(0)).hasSize(52);
    assertThat(pieces.get(6).content().batch(256)).isEmpty();
  }

  private static Inventoried project() {
    return new Inventoried().workspace();
  }
}
