package app.userdata.job;

import app.userdata.customvision.CustomVisionClient;
import app.userdata.customvision.CustomVisionException;
import app.userdata.customvision.ImageSet;
import app.userdata.customvision.Listing;
import app.userdata.customvision.Project;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The resources that settings name and what they hold now, as far as a person needs it to choose.
 * Names are as users typed them.
 */
public final class ResourceViews {
  /** Members of a project, by their names in the service's JSON. */
  private static final Map<String, String> OF_PROJECT =
      Map.of("description", "description", "created", "created");

  private static final Map<String, String> OF_SETTINGS =
      Map.of("domainId", "domain", "classificationType", "classificationType");

  private final Resources resources;

  ResourceViews(Resources resources) {
    this.resources = resources;
  }

  /** The resources by name, without keys; nothing is asked of them. */
  public ObjectNode resources() {
    ObjectNode view = Json.object();
    ArrayNode list = view.putArray("resources");
    for (Resource resource : resources.all()) {
      list.addObject()
          .put("name", resource.name())
          .put("endpoint", resource.service().endpoint().toString());
    }
    return view;
  }

  /** The projects of a resource, with one call (GetProjects). */
  public ObjectNode projects(String name) {
    Resource resource = resource(name);
    ObjectNode view = Json.object();
    ArrayNode list = view.putArray("projects");
    asking(resource, () -> resource.service().getProjects())
        .forEach(project -> list.add(project(project)));
    return view;
  }

  /** A project with the counts of its workspace, with five calls. */
  public ObjectNode project(String name, String projectId) {
    Resource resource = resource(name);
    UUID id =
        RequestFields.id(projectId)
            .orElseThrow(
                () -> JobProblem.invalid("projectId", "projectId must be the id of a project."));
    return asking(resource, () -> counted(resource.service(), id));
  }

  private static ObjectNode counted(CustomVisionClient service, UUID id) {
    ObjectNode view = project(service.getProject(id));
    view.putObject("images")
        .put("tagged", service.getImageCount(id, ImageSet.workspace(), Listing.TAGGED))
        .put("untagged", service.getImageCount(id, ImageSet.workspace(), Listing.UNTAGGED));
    view.put("tags", service.getTags(id, ImageSet.workspace()).size());
    view.put("iterations", service.getIterations(id).size());
    return view;
  }

  private static ObjectNode project(Project project) {
    ObjectNode view = Json.object();
    view.put("id", project.id().toString());
    view.put("name", project.name());
    JsonNode served = project.json().node();
    copy(served, OF_PROJECT, view);
    copy(served.path("settings"), OF_SETTINGS, view);
    return view;
  }

  private static void copy(JsonNode from, Map<String, String> members, ObjectNode to) {
    members.forEach(
        (served, shown) -> {
          String text = from.path(served).asText("");
          if (!text.isEmpty()) {
            to.put(shown, text);
          }
        });
  }

  private Resource resource(String name) {
    return resources
        .find(name)
        .orElseThrow(
            () ->
                JobProblem.notFound(
                    "unknown-resource",
                    "The settings name no such resource; GET resources lists them."));
  }

  private static <T> T asking(Resource resource, Supplier<T> call) {
    try {
      return call.get();
    } catch (CustomVisionException.NotFound e) {
      if (e.ofObject()) {
        throw JobProblem.notFound(
            "project-not-found", "The resource " + resource.name() + " has no such project.");
      }
      throw unavailable(resource, e);
    } catch (CustomVisionException e) {
      throw unavailable(resource, e);
    }
  }

  /** The resource cannot be asked now; the sentence says why. */
  static JobProblem unavailable(Resource resource, CustomVisionException e) {
    return JobProblem.unavailable(
        "service-unavailable",
        "The Custom Vision resource " + resource.name() + " cannot be used: " + Reasons.of(e));
  }
}
