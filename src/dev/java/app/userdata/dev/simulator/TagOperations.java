package app.userdata.dev.simulator;

import static app.userdata.dev.simulator.ServiceException.badRequest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Tags of the workspace, or as an iteration remembers them. */
final class TagOperations {
  private TagOperations() {}

  static Reply list(Call call) {
    Project project = call.project();
    Optional<Iteration> iteration = call.chosenIteration(project);
    Map<UUID, Integer> counts = counts(images(project, iteration));
    List<Tag> tags = new ArrayList<>(iteration.map(Iteration::tags).orElseGet(project::tags));
    // The order of the service is not that of creation.
    Collections.reverse(tags);
    return Reply.json(
        tags.stream()
            .map(tag -> json(tag, counts.getOrDefault(tag.id(), 0)))
            .collect(Json.toArray()));
  }

  static Reply get(Call call) {
    Project project = call.project();
    Optional<Iteration> iteration = call.chosenIteration(project);
    Tag tag = find(call, iteration.map(Iteration::tags).orElseGet(project::tags));
    int count = counts(images(project, iteration)).getOrDefault(tag.id(), 0);
    return Reply.json(json(tag, count));
  }

  static Reply create(Call call) {
    Project project = call.writableProject();
    String name = call.required("name");
    if (project.tags().stream().anyMatch(tag -> tag.name().equals(name))) {
      throw badRequest("BadRequestTagNameNotUnique", "The project has a tag of that name already.");
    }
    Tag tag =
        new Tag(
            UUID.randomUUID(),
            name,
            call.parameter("description"),
            call.parameter("type").orElse("Regular"));
    project.add(tag);
    return Reply.json(json(tag, 0));
  }

  static Tag find(Call call, List<Tag> tags) {
    UUID id = call.pathId("tagId", "NotFoundTag");
    return tags.stream()
        .filter(tag -> tag.id().equals(id))
        .findFirst()
        .orElseThrow(() -> ServiceException.notFound("NotFoundTag", "Tag not found."));
  }

  private static List<Image> images(Project project, Optional<Iteration> iteration) {
    return iteration.map(Iteration::images).orElseGet(project::workspaceImages);
  }

  private static Map<UUID, Integer> counts(List<Image> images) {
    Map<UUID, Integer> counts = new HashMap<>();
    for (Image image : images) {
      image.tags().forEach(tag -> counts.merge(tag.tagId(), 1, Integer::sum));
    }
    return counts;
  }

  private static ObjectNode json(Tag tag, int imageCount) {
    return Json.object()
        .put("id", tag.id().toString())
        .put("name", tag.name())
        .put("description", tag.description().orElse(null))
        .put("type", tag.type())
        .put("imageCount", imageCount);
  }
}
