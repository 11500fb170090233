package app.userdata.category;

import static app.userdata.category.CategoryId.IMAGES;
import static app.userdata.category.CategoryId.ITERATIONS;
import static app.userdata.category.CategoryId.ITERATION_DETAILS;
import static app.userdata.category.CategoryId.PREDICTIONS;
import static app.userdata.category.CategoryId.PROJECTS;
import static app.userdata.category.CategoryId.TAGS;
import static app.userdata.category.Inventoried.id;
import static app.userdata.category.Inventoried.ids;
import static app.userdata.category.PlanLines.going;
import static app.userdata.category.PlanLines.lines;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What stays because an export does not hold it as it is now. */
final class RequiredExportTest {
  private static final String ITERATION = "iterations/" + id(100) + "/";
  private static final Set<String> DOCUMENTS =
      Set.of(
          "project.json",
          ITERATION + "iteration.json",
          ITERATION + "performance.json",
          ITERATION + "tags.json");

  @Test
  void plan_imageMissingOrChanged_isNotExported() {
    ProjectPlan plan =
        new Inventoried()
            .workspace(1, 2, 3)
            .state(1, "same")
            .state(2, "changed")
            .state(3, "new")
            .plan(exported(DOCUMENTS, 1, 2), IMAGES);

    assertThat(going(plan, Phase.IMAGES)).containsExactly("images 1");
    assertThat(lines(plan.left())).containsExactly("images 2 notExported", "images 3 notExported");
  }

  @Test
  void plan_imageWithoutAState_isNotExported() {
    ProjectPlan plan = new Inventoried().workspace(1).plan(exported(DOCUMENTS, 1), IMAGES);

    assertThat(lines(plan.left())).containsExactly("images 1 notExported");
  }

  @Test
  void plan_predictionMissing_isNotExported() {
    ProjectPlan plan =
        new Inventoried().predictions(ids(8, 9), ids(8, 9)).plan(exported(DOCUMENTS), PREDICTIONS);

    assertThat(going(plan, Phase.PREDICTIONS)).containsExactly("predictions 9");
    assertThat(lines(plan.left())).containsExactly("predictions 8 notExported");
  }

  @Test
  void plan_lastCopyInAnIterationMissing_theIterationIsNotExported() {
    ProjectPlan plan =
        new Inventoried()
            .workspace(1)
            .iteration(100, 1, 2)
            .plan(exported(DOCUMENTS, 1), ITERATIONS, ITERATION_DETAILS);

    assertThat(plan.phases()).isEmpty();
    assertThat(lines(plan.left()))
        .containsExactly("iterations 100 notExported", "iteration-details 100 notExported");
  }

  @Test
  void plan_lastCopyExported_theIterationGoes() {
    ProjectPlan plan =
        new Inventoried()
            .workspace()
            .iteration(100, 2)
            .note(id(100).toString(), 2, Map.of(HeldImages.FINGERPRINT, "same"))
            .plan(exported(DOCUMENTS, 2), ITERATIONS);

    assertThat(going(plan, Phase.ITERATIONS)).containsExactly("iterations 100");
    assertThat(lines(plan.takenAlong())).containsExactly("images 2 in 100");
  }

  @Test
  void plan_performanceMissing_theIterationIsNotExported() {
    Set<String> details = Set.of(ITERATION + "iteration.json", ITERATION + "tags.json");

    ProjectPlan plan = new Inventoried().iteration(100).plan(exported(details), ITERATIONS);

    assertThat(lines(plan.left())).containsExactly("iterations 100 notExported");
  }

  @Test
  void plan_rememberedTagMissing_theIterationIsNotExported() {
    Set<String> noTags = Set.of(ITERATION + "iteration.json", ITERATION + "performance.json");

    ProjectPlan plan =
        new Inventoried().remembering(100, "ONNX", ids(1001)).plan(exported(noTags), ITERATIONS);

    assertThat(lines(plan.left())).containsExactly("iterations 100 notExported");
  }

  @Test
  void plan_tagMissing_isNotExported() {
    ProjectPlan plan = new Inventoried().tag(1000, 0).tag(2000, 0).plan(exported(DOCUMENTS), TAGS);

    assertThat(going(plan, Phase.TAGS)).containsExactly("tags 1000");
    assertThat(lines(plan.left())).containsExactly("tags 2000 notExported");
  }

  @Test
  void plan_tagOnAnImageThatChanged_isNotExported() {
    ProjectPlan plan =
        new Inventoried()
            .workspace(1, 2)
            .state(1, "same", 1001)
            .state(2, "changed", 1000)
            .tag(1000, 1)
            .tag(1001, 1)
            .plan(exported(DOCUMENTS, 1, 2), TAGS);

    assertThat(going(plan, Phase.TAGS)).containsExactly("tags 1001");
    assertThat(lines(plan.left())).containsExactly("tags 1000 notExported");
  }

  @Test
  void plan_tagsWithImagesOfWhichOneStays_countsTaggings() {
    ProjectPlan plan =
        new Inventoried()
            .workspace(1, 2)
            .state(1, "same", 1000)
            .state(2, "changed")
            .tag(1000, 1)
            .plan(exported(DOCUMENTS, 1, 2), TAGS, IMAGES);

    assertThat(lines(plan.left())).containsExactly("images 2 notExported");
    assertThat(lines(plan.takenAlong())).containsExactly("tags 1000 x1");
  }

  @Test
  void plan_projectOfWhichAllIsExported_goes() {
    ProjectPlan plan = whole().plan(exported(DOCUMENTS, 1), PROJECTS);

    assertThat(going(plan, Phase.PROJECTS)).containsExactly("projects 1");
  }

  @Test
  void plan_projectOfWhichAnythingIsMissing_isNotExported() {
    assertNotExported(whole(), exported(Set.of("project.json"), 1));
    assertNotExported(whole(), exported(DOCUMENTS));
    assertNotExported(whole().tag(2000, 0), exported(DOCUMENTS, 1));
    assertNotExported(whole().predictions(ids(8), ids(8)), exported(DOCUMENTS, 1));
    assertNotExported(whole().iteration(200), exported(DOCUMENTS, 1));
    assertNotExported(new Inventoried(), ExportedProject.NOTHING);
  }

  private static void assertNotExported(Inventoried project, ExportedProject exported) {
    ProjectPlan plan = project.plan(exported, PROJECTS);

    assertThat(plan.phases()).isEmpty();
    assertThat(lines(plan.left())).containsExactly("projects 1 notExported");
  }

  private static Inventoried whole() {
    return new Inventoried()
        .workspace(1)
        .state(1, "same", 1000)
        .tag(1000, 1)
        .predictions(ids(9), ids(9))
        .remembering(100, "ONNX", ids(1000), 1);
  }

  /** An export of these documents and images, all in the same state, two tags and a prediction. */
  private static ExportedProject exported(Set<String> documents, long... images) {
    Map<UUID, String> states = new HashMap<>();
    ids(images).ids().forEach(image -> states.put(image, "same"));
    return new ExportedProject(states, Set.of(id(9)), Set.of(id(1000), id(1001)), documents);
  }
}
