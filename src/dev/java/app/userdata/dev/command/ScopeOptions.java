package app.userdata.dev.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The scope of a request, in options; what they may hold, the engine knows. */
final class ScopeOptions {
  @Option(names = "--project", paramLabel = "NAME", description = "A project, by id or exact name.")
  private List<String> projects = new ArrayList<>();

  @Option(
      names = "--category",
      paramLabel = "C",
      description = "Such as images, tags or predictions; all means every one.")
  private List<String> categories = new ArrayList<>();

  @Option(
      names = "--tag",
      paramLabel = "T",
      description = "One person's images: those with this tag, by id or name.")
  private List<String> tags = new ArrayList<>();

  @Option(names = "--image-id", paramLabel = "ID", description = "One person's: this image.")
  private List<String> images = new ArrayList<>();

  @Option(
      names = "--metadata",
      paramLabel = "K=V",
      description = "One person's: images with this metadata.")
  private List<String> metadata = new ArrayList<>();

  @Option(
      names = "--prediction-id",
      paramLabel = "ID",
      description = "One person's: this prediction.")
  private List<String> predictions = new ArrayList<>();

  @Option(names = "--exclude-tag", paramLabel = "T", description = "Leave images with it out.")
  private List<String> excludedTags = new ArrayList<>();

  @Option(names = "--exclude-image-id", paramLabel = "ID", description = "Leave this image out.")
  private List<String> excludedImages = new ArrayList<>();

  @Option(
      names = "--resource",
      paramLabel = "R",
      description = "Of CustomVision__R__endpoint instead of CustomVision__endpoint.")
  private Optional<String> resource = Optional.empty();

  @Option(
      names = "--reference",
      paramLabel = "TEXT",
      description = "Your ticket, for the report; no personal data.")
  private Optional<String> reference = Optional.empty();

  List<String> projects() {
    return List.copyOf(projects);
  }

  /** The name of the resource, as settings have it. */
  String resource() {
    return resource.orElse("default");
  }

  /** The request that HTTP takes. */
  ObjectNode request() {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    resource.ifPresent(name -> request.put("resource", name));
    list(request, "projects", projects);
    list(request, "categories", categories);
    ObjectNode subject = JsonNodeFactory.instance.objectNode();
    list(subject, "tags", tags);
    list(subject, "imageIds", images);
    list(subject, "predictionIds", predictions);
    pairs(subject);
    group(request, "subject", subject);
    ObjectNode exclude = JsonNodeFactory.instance.objectNode();
    list(exclude, "tags", excludedTags);
    list(exclude, "imageIds", excludedImages);
    group(request, "exclude", exclude);
    reference.ifPresent(text -> request.put("reference", text));
    return request;
  }

  static void list(ObjectNode parent, String name, List<String> values) {
    if (!values.isEmpty()) {
      values.forEach(parent.withArrayProperty(name)::add);
    }
  }

  private static void group(ObjectNode parent, String name, ObjectNode group) {
    if (!group.isEmpty()) {
      parent.set(name, group);
    }
  }

  /** A key twice would widen nothing, but one of its values would be lost without a word. */
  private void pairs(ObjectNode subject) {
    for (String pair : metadata) {
      int split = pair.indexOf('=');
      if (split < 1) {
        throw CommandProblem.wrongUse(
            "invalid-request",
            Optional.of("subject.metadata"),
            "--metadata takes KEY=VALUE, such as subjectId=42.");
      }
      String key = pair.substring(0, split);
      ObjectNode pairs = subject.withObjectProperty("metadata");
      if (pairs.has(key)) {
        throw CommandProblem.wrongUse(
            "invalid-request",
            Optional.of("subject.metadata"),
            "--metadata names the same key twice; an image has one value of it.");
      }
      pairs.put(key, pair.substring(split + 1));
    }
  }
}
