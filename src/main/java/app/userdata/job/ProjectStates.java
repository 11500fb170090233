package app.userdata.job;

import app.userdata.category.Deleted;
import app.userdata.category.Outcome;
import app.userdata.customvision.CustomVisionClient;
import app.userdata.customvision.CustomVisionException;
import app.userdata.customvision.Project;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Which projects a deletion can work on: not those that the service only reads, not those whose
 * encryption key was taken back, and not those that are gone.
 *
 * @param blocked why a project cannot be changed, by its id
 * @param outside projects that keep something outside of the service's reach
 * @param notes what people should know of the others
 */
record ProjectStates(
    List<String> open,
    Map<String, String> blocked,
    Map<String, String> outside,
    List<String> notes) {
  /** The projects that copy models into a container of the customer's, comma-separated. */
  static final String CONTAINERS = "containers";

  /** The projects that send notices to a queue of the customer's. */
  static final String QUEUES = "queues";

  static ProjectStates read(CustomVisionClient service, List<String> projects) {
    List<String> open = new ArrayList<>();
    Map<String, String> blocked = new TreeMap<>();
    Map<String, String> outside = new TreeMap<>();
    List<String> notes = new ArrayList<>();
    for (String id : projects) {
      try {
        Project project = service.getProject(UUID.fromString(id));
        if (project.disasterRecovery()) {
          blocked.put(id, "the project is in disaster-recovery mode");
        } else {
          open.add(id);
        }
        note(project, "exportModelContainerUri", CONTAINERS, outside);
        note(project, "notificationQueueUri", QUEUES, outside);
      } catch (CustomVisionException.Rejected e) {
        Deleted.Known meant = Deleted.refused(e);
        if (meant.outcome() != Outcome.BLOCKED) {
          throw e;
        }
        blocked.put(id, meant.reason());
      } catch (CustomVisionException.NotFound e) {
        if (!e.ofObject()) {
          throw e;
        }
        notes.add("Project " + id + " was gone before the plan was made.");
      }
    }
    return new ProjectStates(open, blocked, outside, notes);
  }

  private static void note(
      Project project, String setting, String kind, Map<String, String> outside) {
    if (!project.json().node().path("settings").path(setting).asText("").isEmpty()) {
      outside.merge(kind, project.id().toString(), (before, id) -> before + "," + id);
    }
  }
}
