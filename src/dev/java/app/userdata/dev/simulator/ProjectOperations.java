package app.userdata.dev.simulator;

import static app.userdata.dev.simulator.ServiceException.badRequest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Projects as a whole, and the files behind relative links. */
final class ProjectOperations {
  private static final List<String> AUGMENTATIONS =
      List.of(
          "rotation",
          "scaling",
          "translation",
          "horizontal flip",
          "equalize",
          "solarize",
          "padtosquare");

  private ProjectOperations() {}

  static Reply list(Call call) {
    return Reply.json(
        call.account().projects().stream()
            .map(project -> json(call, project))
            .collect(Json.toArray()));
  }

  static Reply get(Call call) {
    return Reply.json(json(call, call.project()));
  }

  static Reply artifact(Call call) {
    Project project = call.project();
    String given = call.required("path");
    String path = given.startsWith("/") ? given : "/" + given;
    if (!Blobs.isIn(project, path)) {
      throw badRequest(
          "BadRequestInvalidArtifactUri", "The path names no artifact of the project.");
    }
    return new Blobs(call.account())
        .find(path, call.options().links().brokenImages())
        .map(blob -> Reply.bytes("application/octet-stream", blob.bytes(), Map.of()))
        .orElseThrow(() -> ServiceException.notFound("NotFound", "The artifact does not exist."));
  }

  static Reply export(Call call) {
    Project project = call.project();
    int regions =
        project.workspaceImages().stream().mapToInt(image -> image.regions().size()).sum();
    return Reply.json(
        Json.object()
            .put("iterationCount", project.iterations().size())
            .put("imageCount", project.workspace().size())
            .put("tagCount", project.tags().size())
            .put("regionCount", regions)
            .put("estimatedImportTimeInMS", 5_000)
            .put("token", call.links().projectExport(project.id())));
  }

  private static ObjectNode json(Call call, Project project) {
    ObjectNode json =
        Json.object()
            .put("id", project.id().toString())
            .put("name", project.name())
            .put("description", project.description());
    settings(json.putObject("settings"), call, project);
    json.put("created", Json.zoned(project.created()))
        .put("lastModified", Json.zoned(project.created().plusSeconds(3_600)));
    List<Image> images = project.workspaceImages();
    if (images.isEmpty()) {
      json.putNull("thumbnailUri");
    } else {
      json.put("thumbnailUri", call.links().image(project.id(), 't', images.get(0).id()));
    }
    json.put("drModeEnabled", project.disasterRecovery());
    if (call.version().since(ApiVersion.V3_2)) {
      json.put("status", "Succeeded");
    }
    return json;
  }

  private static void settings(ObjectNode settings, Call call, Project project) {
    settings.put("domainId", project.domain().id().toString());
    settings.put("classificationType", project.classificationType().orElse(null));
    settings.putArray("targetExportPlatforms");
    settings.put("useNegativeSet", !project.domain().isDetection());
    settings.putNull("detectionParameters");
    ObjectNode methods =
        settings.putObject("imageProcessingSettings").putObject("augmentationMethods");
    AUGMENTATIONS.forEach(name -> methods.put(name, true));
    uri(settings, call, "exportModelContainerUri", project.storage().exportModelContainerUri());
    uri(settings, call, "notificationQueueUri", project.storage().notificationQueueUri());
  }

  /** Only the preview declares these two, but 3.3 shows them too on projects that have them. */
  private static void uri(ObjectNode settings, Call call, String name, Optional<String> value) {
    if (call.version() == ApiVersion.V3_4_PREVIEW
        || (call.version() == ApiVersion.V3_3 && value.isPresent())) {
      settings.put(name, value.orElse(null));
    }
  }
}
