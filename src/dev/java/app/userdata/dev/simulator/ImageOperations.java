package app.userdata.dev.simulator;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The listings of images and their counts. */
final class ImageOperations {
  private static final int MAX_IDS = 256;
  private static final int MAX_TAGS = 20;

  private ImageOperations() {}

  static Reply list(Call call) {
    return page(call, chosen(call).and(MetadataFilter.of(call)));
  }

  /** Without any narrowing nobody has to be looked at, which polling a large set relies on. */
  static Reply count(Call call) {
    boolean narrowed =
        Stream.of("taggingStatus", "tagIds", "$filter")
            .anyMatch(name -> call.parameter(name).isPresent());
    if (!narrowed) {
      return Reply.count(images(call, call.project()).size());
    }
    return count(call, chosen(call).and(MetadataFilter.of(call)));
  }

  static Reply tagged(Call call) {
    return page(call, withTags(call).and(Image::isTagged));
  }

  static Reply taggedCount(Call call) {
    return count(call, withTags(call).and(Image::isTagged));
  }

  static Reply untagged(Call call) {
    return page(call, image -> !image.isTagged());
  }

  static Reply untaggedCount(Call call) {
    return count(call, image -> !image.isTagged());
  }

  static Reply byIds(Call call) {
    Project project = call.project();
    ImageSet images = images(call, project);
    List<UUID> ids = call.ids("imageIds", MAX_IDS);
    return reply(call, project, ids.stream().flatMap(id -> images.find(id).stream()).toList());
  }

  /** Suggestions are derived, not stored by anyone: there are none here. */
  static Reply suggested(Call call) {
    call.iteration(call.project(), requiredIteration(call));
    var json = Json.object();
    json.putObject("token")
        .putNull("continuation")
        .put("maxCount", call.json().path("maxCount").asInt())
        .put("session", "1:0");
    json.putArray("results");
    return Reply.json(json);
  }

  static Reply suggestedCount(Call call) {
    call.iteration(call.project(), requiredIteration(call));
    return Reply.json(Json.object());
  }

  private static UUID requiredIteration(Call call) {
    call.required("iterationId");
    return call.ids("iterationId", 1).get(0);
  }

  private static Reply page(Call call, Predicate<Image> wanted) {
    Project project = call.project();
    List<Image> all = images(call, project).sorted(call.oldestFirst());
    return reply(call, project, call.page(all.stream().filter(wanted)));
  }

  private static Reply count(Call call, Predicate<Image> wanted) {
    List<Image> all = images(call, call.project()).sorted(true);
    return Reply.count((int) all.stream().filter(wanted).count());
  }

  private static Reply reply(Call call, Project project, List<Image> images) {
    return Reply.json(
        images.stream().map(image -> ImageJson.of(call, project, image)).collect(Json.toArray()));
  }

  private static ImageSet images(Call call, Project project) {
    return call.chosenIteration(project).map(Iteration::imageSet).orElseGet(project::workspace);
  }

  private static Predicate<Image> chosen(Call call) {
    Optional<String> status = call.parameter("taggingStatus");
    Predicate<Image> tags = withTags(call);
    if (status.filter("Tagged"::equalsIgnoreCase).isPresent()) {
      return tags.and(Image::isTagged);
    }
    if (status.filter("Untagged"::equalsIgnoreCase).isPresent()) {
      return tags.and(image -> !image.isTagged());
    }
    return tags;
  }

  /** Any of the tags counts; none asked for means no narrowing. */
  static Predicate<Image> withTags(Call call) {
    Set<UUID> tags = Set.copyOf(call.ids("tagIds", MAX_TAGS));
    return image ->
        tags.isEmpty() || image.tags().stream().anyMatch(tag -> tags.contains(tag.tagId()));
  }
}
