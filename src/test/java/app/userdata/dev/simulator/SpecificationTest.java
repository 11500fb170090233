package app.userdata.dev.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every operation of the official specifications is answered as they say. */
final class SpecificationTest {
  private final CustomVisionSimulator simulator =
      CustomVisionSimulator.start(SampleAccount.create(), SimulatorOptions.defaults());
  private final Client client = new Client(simulator);

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void everyOperation_ofVersion33_answersAsDeclared() throws Exception {
    JsonNode spec = Specifications.read("specs/Training-v3.3.json");
    Specifications specifications = new Specifications(spec);
    List<String> deviations = new ArrayList<>();
    int answered = 0;
    for (String method : List.of("get", "post", "patch", "delete")) {
      for (Iterator<String> paths = spec.path("paths").fieldNames(); paths.hasNext(); ) {
        String path = paths.next();
        JsonNode operation = specifications.operation(path, method);
        if (!operation.isMissingNode()) {
          HttpResponse<byte[]> reply =
              client.call(method.toUpperCase(java.util.Locale.ROOT), request(path), "{}");
          deviations.addAll(compare(specifications, operation, method + " " + path, reply));
          answered++;
        }
      }
    }
    assertThat(deviations).isEmpty();
    assertThat(answered).isEqualTo(52);
  }

  @Test
  void everyRead_ofVersion33OnEveryProject_isASuccessAsDeclared() throws Exception {
    JsonNode spec = Specifications.read("specs/Training-v3.3.json");
    Specifications specifications = new Specifications(spec);
    List<String> deviations = new ArrayList<>();
    int successes = 0;
    for (Iterator<Map.Entry<String, JsonNode>> paths = spec.path("paths").fields();
        paths.hasNext(); ) {
      Map.Entry<String, JsonNode> path = paths.next();
      if (path.getValue().has("get")) {
        for (Project project : simulator.account().projects().subList(0, 4)) {
          HttpResponse<byte[]> reply = client.call("GET", request(path.getKey(), project), "");
          assertThat(reply.statusCode()).as(path.getKey()).isEqualTo(200);
          deviations.addAll(
              compare(specifications, path.getValue().get("get"), path.getKey(), reply));
          successes++;
        }
      }
    }
    assertThat(deviations).isEmpty();
    assertThat(successes).isEqualTo(84);
  }

  @Test
  void account_inVersion12_answersAsDeclared() throws Exception {
    JsonNode spec = Specifications.read("specs/Training-v1.2.json");
    Specifications specifications = new Specifications(spec);
    HttpResponse<byte[]> reply = client.call("GET", "v1.2/Training/account", "");
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(
            compare(specifications, specifications.operation("/account", "get"), "account", reply))
        .isEmpty();
    assertThat(client.get("account").statusCode()).isEqualTo(404);
  }

  private static List<String> compare(
      Specifications specifications, JsonNode operation, String name, HttpResponse<byte[]> reply)
      throws Exception {
    JsonNode responses = operation.path("responses");
    String status = String.valueOf(reply.statusCode());
    JsonNode schema = responses.path(responses.has(status) ? status : "default").path("schema");
    if (schema.isMissingNode()) {
      return reply.body().length == 0 ? List.of() : List.of(name + " has a body");
    }
    if (schema.path("type").asText().equals("file")) {
      return reply.body().length > 0 ? List.of() : List.of(name + " has no body");
    }
    JsonNode body = Client.MAPPER.readTree(reply.body());
    // Deliberate: IVS, seen in real replies, so that nobody relies on the listed platforms.
    return specifications.deviations(schema, body, name).stream()
        .filter(deviation -> !deviation.endsWith(".exportableTo[] has the value IVS"))
        .toList();
  }

  private String request(String path) {
    return request(path, simulator.account().project("Fruit bowl"));
  }

  /** Fills in the names of a path and the parameters that some operations cannot do without. */
  private String request(String path, Project project) {
    String image = project.workspaceImages().get(0).id().toString();
    String artifact = "/i-" + Ids.plain(project.id()) + "/i-" + image.replace("-", "");
    String filled =
        path.replace("{projectId}", project.id().toString())
            .replace("{iterationId}", project.iterations().get(0).id().toString())
            .replace("{tagId}", project.tags().get(0).id().toString())
            .replace("{imageId}", image)
            .replace("{domainId}", project.domain().id().toString());
    String iteration = "&iterationId=" + project.iterations().get(0).id();
    boolean suggested = path.contains("/suggested");
    return "v3.3/training"
        + filled
        + "?imageIds="
        + image
        + "&path="
        + artifact
        + "&publishName=p&predictionId=r&name=n&regionIds="
        + image
        + "&ids="
        + image
        + "&tagIds="
        + (path.endsWith("/images/tags") ? image : "")
        + (suggested ? iteration : "");
  }
}
