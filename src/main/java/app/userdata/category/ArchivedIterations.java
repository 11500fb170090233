package app.userdata.category;

import app.userdata.report.Portrait;
import app.userdata.report.Portrait.Model;
import app.userdata.report.Portrait.ModelFile;
import app.userdata.report.Portrait.Score;
import app.userdata.report.Portrait.TagScore;
import app.userdata.report.Portrait.Trained;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Reads what an archive says of a project's iterations, from whichever of {@code iterations.json},
 * {@code iteration.json}, {@code performance.json} and {@code exports.json} it has.
 */
final class ArchivedIterations {
  private static final String TRAINED = "Completed";

  private final ArchivedDocuments documents;

  ArchivedIterations(ArchivedDocuments documents) {
    this.documents = documents;
  }

  /** All iterations, the newest first. */
  List<Trained> read() {
    Map<String, JsonNode> found = new LinkedHashMap<>();
    documents
        .read("iterations.json")
        .forEach(iteration -> found.put(iteration.path("id").asText(), iteration));
    Set<String> others = documents.ids("iterations");
    others.addAll(documents.ids("exported-models"));
    others.stream()
        .filter(id -> !found.containsKey(id))
        .forEach(id -> found.put(id, documents.read("iterations/" + id + "/iteration.json")));
    List<Trained> all = new ArrayList<>();
    found.forEach((id, json) -> all.add(iteration(id, json)));
    all.sort(
        Comparator.comparing(Trained::trainedAt)
            .reversed()
            .thenComparing(iteration -> iteration.id().toString()));
    return all;
  }

  private Trained iteration(String id, JsonNode json) {
    JsonNode performance = documents.read("iterations/" + id + "/performance.json");
    JsonNode exports = documents.read("exported-models/" + id + "/exports.json");
    List<Score> curve = new ArrayList<>();
    List<TagScore> tags = new ArrayList<>();
    for (JsonNode at : performance) {
      double threshold = at.path("threshold").asDouble();
      curve.add(score(threshold, at.path("performance")));
      if (threshold == Trained.THRESHOLD) {
        at.path("performance")
            .path("perTagPerformance")
            .forEach(tag -> tags.add(tagScore(threshold, tag)));
      }
    }
    tags.sort(
        Comparator.comparingDouble((TagScore tag) -> tag.score().averagePrecision())
            .thenComparing(TagScore::id));
    return new Trained(
        UUID.fromString(id),
        text(json, "name"),
        text(json, "status"),
        text(json, "trainedAt"),
        text(json, "publishName"),
        curve,
        tags.subList(0, Math.min(tags.size(), Portrait.MOST_TAGS)),
        tags.size(),
        model(json, exports),
        files(exports));
  }

  private static Model model(JsonNode json, JsonNode exports) {
    if (!json.has("status")) {
      return exports.isEmpty() ? Model.UNKNOWN : Model.EXPORTED;
    }
    if (!text(json, "status").equals(TRAINED)) {
      return Model.NONE;
    }
    if (json.has("exportable") && !json.path("exportable").asBoolean()) {
      return Model.LOST;
    }
    if (exports.isMissingNode()) {
      return Model.UNKNOWN;
    }
    return exports.isEmpty() ? Model.UNASKED : Model.EXPORTED;
  }

  private static List<ModelFile> files(JsonNode exports) {
    List<ModelFile> files = new ArrayList<>();
    for (JsonNode export : exports) {
      String flavor = text(export, "flavor");
      files.add(
          new ModelFile(
              text(export, "platform") + (flavor.isEmpty() ? "" : ", " + flavor),
              text(export, "status")));
    }
    return files;
  }

  private static Score score(double threshold, JsonNode json) {
    return new Score(
        threshold,
        json.path("precision").asDouble(),
        json.path("recall").asDouble(),
        json.path("averagePrecision").asDouble());
  }

  private static TagScore tagScore(double threshold, JsonNode json) {
    String id = json.path("id").asText();
    return new TagScore(id, text(json, "name"), score(threshold, json));
  }

  /** A text, or none where there is null. */
  static String text(JsonNode json, String member) {
    return json.path(member).isTextual() ? json.path(member).textValue() : "";
  }
}
