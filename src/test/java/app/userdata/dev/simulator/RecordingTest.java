package app.userdata.dev.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Replies have the members and value shapes that were recorded from the real service. */
final class RecordingTest {
  private final CustomVisionSimulator simulator =
      CustomVisionSimulator.start(SampleAccount.create(), SimulatorOptions.defaults());
  private final Client client = new Client(simulator);
  private final Project fruit = simulator.account().project("Fruit bowl");
  private final Project signs = simulator.account().project("Вывески 看板");

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void image_withARegion_looksAsRecorded() throws Exception {
    JsonNode images = client.json("projects/" + signs.id() + "/images/tagged?orderBy=Oldest");
    sameShape("image-tagged-region.v3.3.json", images.get(0));
  }

  @Test
  void image_behindAVnet_looksAsRecorded() throws Exception {
    simulator.options(SimulatorOptions.defaults().withVnet(true));
    JsonNode images = client.json("projects/" + fruit.id() + "/images/tagged");
    sameShape("image-vnet-relative.v3.3.json", images.get(0));
  }

  @Test
  void iteration_completedAndPublished_looksAsRecorded() throws Exception {
    JsonNode iterations = client.json("projects/" + fruit.id() + "/iterations");
    sameShape("iteration-completed-published.v3.2.json", iterations.get(1));
  }

  @Test
  void iteration_inTraining_looksAsRecorded() throws Exception {
    Project people = simulator.account().project("Gesichter & 顔 <b>Tür</b>");
    JsonNode iterations = client.json("projects/" + people.id() + "/iterations");
    sameShape("iteration-training.v3.1.json", iterations.get(1));
  }

  @Test
  void tagsExportsPerformanceAndProject_lookAsRecorded() throws Exception {
    String project = "projects/" + fruit.id();
    String iteration = project + "/iterations/" + fruit.iterations().get(1).id();
    sameShape("tags.v3.4-preview.json", client.json(project + "/tags"));
    sameShape("iteration-performance.v3.2.json", client.json(iteration + "/performance"));
    JsonNode exports = client.json(iteration + "/export");
    sameShape("exports-done.v3.0.json", Client.MAPPER.createArrayNode().add(exports.get(4)));
    assertThat(exports.get(3).get("downloadUri").isNull()).isTrue();
    byte[] version31 = client.call("GET", "v3.1/training/" + project, "").body();
    JsonNode shown = Client.MAPPER.readTree(version31);
    assertThat(shape(shown, "")).contains(".created zoned", ".drModeEnabled BOOLEAN");
    assertThat(names(shown)).isEqualTo(names(recorded("project.v3.1.json")));
  }

  @Test
  void predictions_looksAsRecorded() throws Exception {
    String path = "v3.3/training/projects/" + fruit.id() + "/predictions/query";
    byte[] body = client.call("POST", path, "{\"maxCount\":0,\"orderBy\":\"Newest\"}").body();
    sameShape("predictions-query.v3.2.json", Client.MAPPER.readTree(body));
  }

  private static JsonNode recorded(String file) throws Exception {
    return Specifications.read("recorded/" + file);
  }

  private static void sameShape(String file, JsonNode actual) throws Exception {
    Set<String> expected = shape(recorded(file), "");
    Set<String> found = shape(actual, "");
    // Sample projects are of several domains, so the recorded empty list may be filled here.
    found.removeIf(line -> line.startsWith(".exportableTo[]"));
    assertThat(found).isEqualTo(expected);
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Each member by path, with the kind of its value; times and links are kinds of their own. */
  private static Set<String> shape(JsonNode node, String at) {
    Set<String> shape = new TreeSet<>();
    if (node.isObject()) {
      node.fieldNames()
          .forEachRemaining(name -> shape.addAll(shape(node.get(name), at + "." + name)));
    } else if (node.isArray()) {
      shape.add(at + " ARRAY");
      StreamSupport.stream(node.spliterator(), false)
          .forEach(item -> shape.addAll(shape(item, at + "[]")));
    } else {
      shape.add(at + " " + kind(node));
    }
    return shape;
  }

  private static String kind(JsonNode node) {
    String text = node.asText();
    if (text.matches("\\d{4}-\\d\\d-\\d\\dT.*")) {
      return text.endsWith("Z") ? "zoned" : "zoneless";
    }
    if (text.startsWith("http")) {
      return text.contains("&sig=") ? "signed link" : "link";
    }
    return text.matches("/[a-z]-.*") ? "path" : node.getNodeType().toString();
  }
}
