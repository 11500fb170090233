package app.userdata.dev.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How scores and stored predictions look in replies. */
final class PredictionJson {
  private PredictionJson() {}

  static ObjectNode of(Score score) {
    ObjectNode json =
        Json.object()
            .put("probability", score.probability())
            .put("tagId", score.tagId().toString())
            .put("tagName", score.tagName());
    score
        .box()
        .ifPresent(
            box ->
                json.putObject("boundingBox")
                    .put("left", box.left())
                    .put("top", box.top())
                    .put("width", box.width())
                    .put("height", box.height()));
    return json;
  }

  static ObjectNode of(Call call, Project project, StoredPrediction prediction) {
    String original = call.links().prediction(project.id(), 'o', prediction.id());
    ObjectNode json =
        Json.object()
            .put("resizedImageUri", original)
            .put("thumbnailUri", call.links().prediction(project.id(), 't', prediction.id()))
            .put("originalImageUri", original)
            .put("domain", project.domain().id().toString())
            .put("id", prediction.id().toString())
            .put("project", project.id().toString())
            .put("iteration", prediction.iterationId().toString())
            .put("created", Json.zoned(prediction.created()));
    ArrayNode scores = json.putArray("predictions");
    prediction.scores().forEach(score -> scores.add(of(score)));
    return json;
  }
}
