package app.userdata.dev.simulator;

import static app.userdata.dev.simulator.ServiceException.badRequest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import java.util.stream.Stream;

/** How well an iteration did, in all, per tag and per image; invented, but always the same. */
final class PerformanceOperations {
  private PerformanceOperations() {}

  static Reply iteration(Call call) {
    Iteration iteration = trained(call);
    float threshold = call.decimal("threshold", 0.5f);
    if (threshold < 0 || threshold > 1) {
      throw badRequest("BadRequest", "The parameter threshold must be between 0 and 1.");
    }
    ObjectNode json = Json.object();
    ArrayNode perTag = json.putArray("perTagPerformance");
    for (Tag tag : iteration.tags()) {
      ObjectNode row = perTag.addObject().put("id", tag.id().toString()).put("name", tag.name());
      numbers(row, quality(tag.id()), threshold);
    }
    numbers(json, quality(iteration.id()), threshold);
    return Reply.json(json);
  }

  static Reply images(Call call) {
    Project project = call.project();
    Iteration iteration = trained(call);
    Stream<Image> hits =
        iteration.imageSet().sorted(call.oldestFirst()).stream()
            .filter(ImageOperations.withTags(call));
    return Reply.json(
        call.page(hits).stream()
            .map(image -> json(call, project, iteration, image))
            .collect(Json.toArray()));
  }

  static Reply imageCount(Call call) {
    Iteration iteration = trained(call);
    return Reply.count(
        (int) iteration.images().stream().filter(ImageOperations.withTags(call)).count());
  }

  private static Iteration trained(Call call) {
    Iteration iteration = call.iteration(call.project());
    if (!iteration.isTrained()) {
      throw badRequest("BadRequestIterationIsNotTrained", "The iteration is not trained.");
    }
    return iteration;
  }

  /** A higher threshold gives more precision and less recall. */
  private static void numbers(ObjectNode json, float quality, float threshold) {
    json.put("precision", Math.min(1f, quality + threshold / 10))
        .put("precisionStdDeviation", 0.0f)
        .put("recall", quality * (1f - threshold / 5))
        .put("recallStdDeviation", 0.0f)
        .put("averagePrecision", quality);
  }

  private static ObjectNode json(Call call, Project project, Iteration iteration, Image image) {
    ObjectNode json = Json.object();
    ArrayNode predictions = json.putArray("predictions");
    for (Tag tag : iteration.tags()) {
      boolean carried = image.tags().stream().anyMatch(mark -> mark.tagId().equals(tag.id()));
      Score score = score(tag, carried, image);
      predictions.add(PredictionJson.of(score));
    }
    json.setAll(ImageJson.head(image));
    json.put("imageUri", call.links().image(project.id(), 'i', image.id()))
        .put("thumbnailUri", call.links().image(project.id(), 't', image.id()));
    ImageJson.marks(json, image);
    return json;
  }

  private static Score score(Tag tag, boolean carried, Image image) {
    float probability = carried ? quality(image.id()) : (1f - quality(image.id())) / 2;
    var box =
        image.regions().stream()
            .filter(region -> region.tagId().equals(tag.id()))
            .map(
                region ->
                    new Score.Box(
                        region.left(), region.top(), region.width() * 0.9f, region.height()))
            .findFirst();
    return new Score(probability, tag.id(), tag.name(), box);
  }

  private static float quality(UUID seed) {
    return 0.75f + Math.floorMod(seed.hashCode(), 250) / 1_000f;
  }
}
