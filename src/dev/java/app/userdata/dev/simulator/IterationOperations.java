package app.userdata.dev.simulator;

import static app.userdata.dev.simulator.ServiceException.badRequest;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Iterations, whether they are published, and the models made from them. */
final class IterationOperations {
  private IterationOperations() {}

  static Reply list(Call call) {
    Project project = call.project();
    return Reply.json(
        project.iterations().stream()
            .map(iteration -> json(call, project, iteration))
            .collect(Json.toArray()));
  }

  static Reply get(Call call) {
    Project project = call.project();
    return Reply.json(json(call, project, call.iteration(project)));
  }

  static Reply publish(Call call) {
    Iteration iteration = call.iteration(call.writableProject());
    String name = call.required("publishName");
    call.required("predictionId");
    if (!iteration.isTrained()) {
      throw badRequest("BadRequestIterationIsNotTrained", "The iteration is not trained.");
    }
    iteration
        .publishName()
        .filter(published -> !call.flag("overwrite"))
        .ifPresent(
            published -> {
              throw badRequest(
                  "BadRequestIterationIsPublished",
                  "Iteration is already published as: " + published);
            });
    iteration.publish(name);
    return Reply.json(Json.object().booleanNode(true));
  }

  static Reply unpublish(Call call) {
    Iteration iteration = call.iteration(call.writableProject());
    if (iteration.publishName().isEmpty()) {
      throw badRequest("BadRequestIterationNotPublished", "The iteration is not published.");
    }
    if (call.options().deletions().unpublishFails().contains(iteration.id())) {
      throw badRequest(
          "BadRequestUnpublishFailed", "The prediction resource could not be reached.");
    }
    iteration.unpublish();
    return Reply.empty(204);
  }

  static Reply exports(Call call) {
    Project project = call.project();
    return Reply.json(
        call.iteration(project).exports().stream()
            .map(model -> json(call, project, model))
            .collect(Json.toArray()));
  }

  private static ObjectNode json(Call call, Project project, ExportedModel model) {
    return Json.object()
        .put("platform", model.platform())
        .put("status", model.status())
        .put("downloadUri", model.isDone() ? call.links().model(project.id(), model) : null)
        .put("flavor", model.flavor().orElse(null))
        .put("newerVersionAvailable", model.newerVersionAvailable());
  }

  private static ObjectNode json(Call call, Project project, Iteration iteration) {
    boolean trained = iteration.isTrained();
    boolean exportable = trained && iteration.domain().exportable();
    ObjectNode json =
        Json.object()
            .put("id", iteration.id().toString())
            .put("name", iteration.name())
            .put("status", iteration.status())
            .put("created", Json.zoned(iteration.created()))
            .put("lastModified", Json.zoned(iteration.created().plusSeconds(90)));
    if (trained) {
      json.put("trainedAt", Json.zoned(iteration.created().plusMillis(88_760)));
    }
    json.put("projectId", project.id().toString()).put("exportable", exportable);
    if (exportable) {
      var platforms = json.putArray("exportableTo");
      // IVS was seen in replies and is in no specification.
      platforms.add("DockerFile").add("TensorFlow").add("ONNX").add("CoreML").add("IVS");
    } else {
      json.putNull("exportableTo");
    }
    json.put("domainId", trained ? iteration.domain().id().toString() : null)
        .put("classificationType", trained ? iteration.classificationType().orElse(null) : null)
        .put("trainingType", "Regular")
        .put("reservedBudgetInHours", 0)
        .put("trainingTimeInMinutes", trained ? 1 : 0)
        .put("publishName", iteration.publishName().orElse(null))
        .put(
            "originalPublishResourceId", iteration.publishName().map(n -> resource()).orElse(null));
    if (call.version() == ApiVersion.V3_4_PREVIEW) {
      json.putNull("customBaseModelInfo");
      json.put("trainingErrorDetails", iteration.status().equals("Failed") ? "Internal" : null);
    }
    return json;
  }

  private static String resource() {
    return "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/sample/providers/"
        + "Microsoft.CognitiveServices/accounts/sample-prediction";
  }
}
