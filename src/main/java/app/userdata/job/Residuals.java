package app.userdata.job;

import app.userdata.category.CategoryId;
import app.userdata.category.Holdings;
import app.userdata.category.Phase;
import app.userdata.evidence.ItemOutcome;
import app.userdata.evidence.Residual;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What no call to the service deletes, and what a person has to do about each. */
final class Residuals {
  private static final String ACCOUNT =
      "Delete the Custom Vision resource in the Azure portal and purge it.";

  private final Job job;
  private final List<Residual> residuals = new ArrayList<>();

  private Residuals(Job job) {
    this.job = job;
  }

  static List<Residual> of(Deleting deleting, List<ListedItems> listed, List<String> archives) {
    Residuals found = new Residuals(deleting.job());
    found.categories(listed);
    found.outside(deleting.book().get(PlanSteps.PLAN).dataOf());
    if (deleting.job().request().subject() != null) {
      found.subject(deleting);
    }
    found.archives(archives);
    return List.copyOf(found.residuals);
  }

  private void categories(List<ListedItems> listed) {
    if (job.categories().contains(CategoryId.ACCOUNT_INFO)) {
      add(
          "accountInfo",
          CategoryId.ACCOUNT_INFO,
          1L,
          "No operation deletes account info and keys.",
          ACCOUNT);
    }
    long models = count(listed, CategoryId.EXPORTED_MODELS);
    if (models > 0) {
      add(
          "exportedModels",
          CategoryId.EXPORTED_MODELS,
          models,
          "No operation deletes the files of exported models.",
          ACCOUNT);
    }
    long tags =
        listed.stream()
            .map(one -> one.counts().getOrDefault(CategoryId.TAGS.id(), Map.of()))
            .mapToLong(counts -> counts.getOrDefault(ItemOutcome.RESIDUAL, 0L))
            .sum();
    if (tags > 0) {
      add(
          "iterationTags",
          CategoryId.TAGS,
          tags,
          "Iterations keep their own copies of tags.",
          "Delete the iterations or the projects too.");
    }
    PlanSeal plan = job.plan();
    boolean bytes =
        plan != null
            && plan.phases().stream()
                .anyMatch(
                    phase -> !phase.equals(Phase.TAGS.id()) && !phase.equals(Phase.UNPUBLISH.id()));
    if (bytes) {
      add(
          "issuedLinks",
          null,
          null,
          "Links to files that the service handed out before may work for up to 24 hours.",
          "Wait a day before you report that nothing can be read any more.");
    }
    if (!job.categories().contains(CategoryId.PREDICTIONS)) {
      add(
          "storedPredictions",
          CategoryId.PREDICTIONS,
          null,
          "Images sent for prediction are stored for 30 days and were not in the scope.",
          "Name the category predictions, or wait 30 days after the last prediction.");
    }
  }

  private static long count(List<ListedItems> listed, CategoryId category) {
    return listed.stream()
        .map(one -> one.counts().getOrDefault(category.id(), Map.of()))
        .mapToLong(counts -> counts.values().stream().mapToLong(Long::longValue).sum())
        .sum();
  }

  private void outside(Map<String, String> data) {
    ids(data, ProjectStates.CONTAINERS)
        .ifPresent(
            projects ->
                residuals.add(
                    new Residual(
                        "ownStorage",
                        null,
                        (long) projects.size(),
                        projects,
                        "These projects copy exported models to a storage container of your own.",
                        "Delete the blobs named after the project and its iterations there.")));
    ids(data, ProjectStates.QUEUES)
        .ifPresent(
            projects ->
                residuals.add(
                    new Residual(
                        "notificationQueues",
                        null,
                        (long) projects.size(),
                        projects,
                        "These projects send notices with ids to a queue of your own.",
                        "Clear that queue.")));
  }

  private static Optional<List<String>> ids(Map<String, String> data, String name) {
    return Optional.ofNullable(data.get(name)).map(text -> List.of(text.split(",")));
  }

  /** What one person's deletion leaves of that person. */
  private void subject(Deleting deleting) {
    long trained =
        job.projects().stream()
            .filter(project -> !deleting.plan().lines(project).isEmpty())
            .mapToLong(
                project ->
                    Holdings.trained(deleting.inventory(PlanSteps.PLAN + "/" + project, false)))
            .sum();
    if (trained > 0) {
      add(
          "trainedModels",
          CategoryId.ITERATIONS,
          trained,
          "Iterations, and models exported from them, were trained on images of these projects.",
          "Train new iterations, then delete the old ones.");
      add(
          "imagePerformance",
          CategoryId.ITERATION_PERFORMANCE,
          trained,
          "Iterations may keep the predictions that they made for the person's images.",
          "Delete the iterations.");
    }
    add(
        "predictionsNotSearchable",
        CategoryId.PREDICTIONS,
        null,
        "Stored predictions cannot be searched for a person; only those named by id were deleted.",
        "Name their ids, delete all predictions, or wait 30 days.");
  }

  private void archives(List<String> ids) {
    if (!ids.isEmpty()) {
      add(
          "ownArchives",
          null,
          (long) ids.size(),
          "Archives of this app still hold copies: exports "
              + String.join(" ", ids.subList(0, Math.min(10, ids.size())))
              + (ids.size() > 10 ? " and more." : "."),
          "Call DELETE jobs/{id} for those that are not needed; others expire by themselves.");
    }
  }

  private void add(
      String code,
      @Nullable CategoryId category,
      @Nullable Long count,
      String what,
      String whatToDo) {
    residuals.add(
        new Residual(code, category == null ? null : category.id(), count, null, what, whatToDo));
  }
}
