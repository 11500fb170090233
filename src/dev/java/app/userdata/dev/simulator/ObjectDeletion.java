package app.userdata.dev.simulator;

import static app.userdata.dev.simulator.ServiceException.badRequest;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Takes projects, iterations, tags and predictions away, or says why they have to stay. */
final class ObjectDeletion {
  private static final int MAX_PREDICTIONS = 64;
  private final Deletions deletions;

  ObjectDeletion(Deletions deletions) {
    this.deletions = deletions;
  }

  /** Everything in the project goes with it. */
  Reply project(Call call) {
    Project project = call.writableProject();
    if (project.isPublished()) {
      throw badRequest(
          "BadRequestIterationIsPublished",
          "The project has a published iteration; unpublish it first.");
    }
    Set<UUID> taken = deletions.taken(call, List.of(project.id()));
    deletions.done(call, () -> taken.forEach(call.account()::removeProject));
    return Reply.empty(204);
  }

  /** The images that only this iteration holds go with it. */
  Reply iteration(Call call) {
    Project project = call.writableProject();
    Iteration iteration = call.iteration(project);
    refuseUnlessTrained(iteration);
    if (iteration.publishName().isPresent()) {
      throw badRequest(
          "BadRequestIterationIsPublished", "The iteration is published; unpublish it first.");
    }
    Set<UUID> taken = deletions.taken(call, List.of(iteration.id()));
    deletions.done(call, () -> taken.forEach(project::removeIteration));
    return Reply.empty(204);
  }

  Reply tag(Call call) {
    Project project = call.writableProject();
    Tag tag = TagOperations.find(call, project.tags());
    Set<UUID> taken = deletions.taken(call, List.of(tag.id()));
    deletions.done(call, () -> taken.forEach(project::removeTag));
    return Reply.empty(204);
  }

  /** Ids that do not exist are no error. */
  Reply predictions(Call call) {
    Project project = call.writableProject();
    if (call.parameter("ids").isEmpty()) {
      throw badRequest("BadRequestPredictionIdsMissing", "The ids of the predictions are missing.");
    }
    List<UUID> ids = call.ids("ids", MAX_PREDICTIONS, "BadRequestPredictionIdsExceededCount");
    Set<UUID> taken = deletions.taken(call, ids);
    deletions.done(call, () -> project.removePredictions(taken));
    return Reply.empty(204);
  }

  /** Nothing cancels a training, and the workspace is no iteration to its users. */
  private static void refuseUnlessTrained(Iteration iteration) {
    if (iteration.status().equals("New")) {
      throw badRequest("BadRequestWorkspaceNotDeletable", "The workspace cannot be deleted.");
    }
    if (iteration.status().equals("Training")) {
      throw badRequest("BadRequestTrainingAlreadyInProgress", "The iteration is being trained.");
    }
  }
}
