package app.userdata.dev.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The behaviour that exports and deletions stumble over. */
final class SimulatorTest {
  private static final SimulatorOptions DEFAULTS = SimulatorOptions.defaults();
  private final CustomVisionSimulator simulator =
      CustomVisionSimulator.start(SampleAccount.create(), DEFAULTS);
  private final Client client = new Client(simulator);
  private final Project fruit = simulator.account().project("Fruit bowl");
  private final String path = "projects/" + fruit.id();

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void calls_overTheLimit_areThrottledWithTheDocumentedMessage() throws Exception {
    simulator.options(DEFAULTS.withCallsPerSecond(3));
    int refused = 0;
    for (int i = 0; i < 8; i++) {
      HttpResponse<byte[]> reply = client.get("projects");
      if (reply.statusCode() == 429) {
        refused++;
        assertThat(reply.headers().firstValue("Retry-After")).contains("1");
        assertThat(text(reply)).contains("GetProjects Operation under Custom_Vision_Training_3.3");
      }
    }
    assertThat(refused).isEqualTo(5);
    assertThat(simulator.traffic().throttled()).isEqualTo(5);
    assertThat(simulator.traffic().calls("GetProjects")).isEqualTo(3);
  }

  @Test
  void key_missingOrWrong_isRefusedByTheGateway() throws Exception {
    String uri = simulator.endpoint() + "/customvision/v3.3/training/projects";
    assertThat(client.fetch(uri).statusCode()).isEqualTo(401);
    assertThat(client.fetch(uri, "Training-Key", "wrong").statusCode()).isEqualTo(401);
    HttpResponse<byte[]> bearer = client.fetch(uri, "Authorization", "Bearer x");
    assertThat(bearer.statusCode()).isEqualTo(400);
    assertThat(text(bearer)).contains("Please provide a custom subdomain");
    simulator.options(DEFAULTS.withCustomSubdomain(true));
    assertThat(client.fetch(uri, "Authorization", "Bearer x").statusCode()).isEqualTo(200);
  }

  @Test
  void link_whileValid_givesTheBytesAndFlagsAKey() throws Exception {
    JsonNode image = client.json(path + "/images?take=1").get(0);
    String uri = image.get("originalImageUri").asText();
    HttpResponse<byte[]> reply = client.fetch(uri, "Training-Key", "leak");
    UUID id = UUID.fromString(image.get("id").asText());
    assertThat(reply.body()).isEqualTo(fruit.findImage(id).orElseThrow().bytes());
    assertThat(reply.headers().firstValue("Content-MD5")).isPresent();
    assertThat(simulator.traffic().keyLeaks()).isEqualTo(1);
    assertThat(client.fetch(uri.replace("&sig=", "&sig=x")).statusCode()).isEqualTo(403);
    simulator.options(DEFAULTS.withBrokenImages(Set.of(id)));
    assertThat(text(client.fetch(uri))).contains("BlobNotFound");
  }

  @Test
  void link_onceExpired_isForbidden() throws Exception {
    simulator.options(DEFAULTS.withSasLifetime(Duration.ofSeconds(-1)));
    JsonNode image = client.json(path + "/images?take=1").get(0);
    HttpResponse<byte[]> reply = client.fetch(image.get("thumbnailUri").asText());
    assertThat(reply.statusCode()).isEqualTo(403);
    assertThat(text(reply)).contains("<Code>AuthenticationFailed</Code>");
  }

  @Test
  void links_behindAVnet_areReadAsArtifacts() throws Exception {
    simulator.options(DEFAULTS.withVnet(true));
    JsonNode image = client.json(path + "/images?take=1").get(0);
    String relative = image.get("originalImageUri").asText();
    String encoded = URLEncoder.encode(relative, StandardCharsets.UTF_8);
    HttpResponse<byte[]> reply = client.get(path + "/artifacts?path=" + encoded);
    UUID id = UUID.fromString(image.get("id").asText());
    assertThat(reply.body()).isEqualTo(fruit.findImage(id).orElseThrow().bytes());
    assertThat(client.get(path + "/artifacts?path=elsewhere").statusCode()).isEqualTo(400);
  }

  @Test
  void deletion_ofWhatIsPublished_isRefusedUntilUnpublished() throws Exception {
    String iteration = path + "/iterations/" + fruit.iterations().get(1).id();
    assertThat(text(client.delete(path))).contains("BadRequestIterationIsPublished");
    assertThat(text(client.delete(iteration))).contains("BadRequestIterationIsPublished");
    assertThat(client.delete(iteration + "/publish").statusCode()).isEqualTo(204);
    assertThat(text(client.delete(iteration + "/publish")))
        .contains("BadRequestIterationNotPublished");
    assertThat(client.delete(iteration).statusCode()).isEqualTo(204);
    assertThat(client.delete(path).statusCode()).isEqualTo(204);
    assertThat(text(client.get(path))).contains("NotFoundProject");
  }

  @Test
  void image_deletedFromTheWorkspace_livesOnInItsIterations() throws Exception {
    Iteration first = fruit.iterations().get(0);
    Image image = fruit.workspaceImages().get(0);
    assertThat(client.delete(path + "/images?imageIds=" + image.id()).statusCode()).isEqualTo(204);
    assertThat(client.json(path + "/images/id?imageIds=" + image.id())).isEmpty();
    String inIteration = path + "/images/id?imageIds=" + image.id() + "&iterationId=" + first.id();
    assertThat(client.json(inIteration)).hasSize(1);
    assertThat(fruit.allImageIds()).contains(image.id());
  }

  @Test
  void imagesOfAnIterationAlone_vanishWithIt() throws Exception {
    Set<UUID> before = fruit.allImageIds();
    client.delete(path + "/iterations/" + fruit.iterations().get(0).id());
    assertThat(before).hasSize(36);
    assertThat(fruit.allImageIds()).hasSize(31);
  }

  @Test
  void deletion_inAllIterations_isAcceptedAndShowsLater() throws Exception {
    simulator.options(DEFAULTS.withDeletionDelay(Duration.ofMillis(150)));
    String all = path + "/images?allImages=true&allIterations=true";
    assertThat(client.delete(all).statusCode()).isEqualTo(202);
    assertThat(fruit.allImageIds()).hasSize(36);
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!fruit.allImageIds().isEmpty() && System.nanoTime() < deadline) {
      client.json(path + "/images/count");
    }
    assertThat(fruit.allImageIds()).isEmpty();
  }

  @Test
  void batches_overTheirLimit_areRefused() throws Exception {
    assertThat(client.get(path + "/images?take=257").statusCode()).isEqualTo(400);
    assertThat(client.get(path + "/images/id?imageIds=" + ids(256)).statusCode()).isEqualTo(200);
    String tooMany = text(client.get(path + "/images/id?imageIds=" + ids(257)));
    assertThat(tooMany).contains("BadRequestExceededBatchSize");
    assertThat(client.delete(path + "/predictions?ids=" + ids(65)).statusCode()).isEqualTo(400);
    assertThat(client.delete(path + "/images").statusCode()).isEqualTo(400);
  }

  @Test
  void pages_withEqualTimes_coverEveryImageOnce() throws Exception {
    Project stock = simulator.account().project("Stock 300");
    List<Image> held = stock.workspaceImages();
    assertThat(held.stream().map(Image::created).distinct().count()).isLessThan(held.size());
    for (String order : List.of("Oldest", "Newest")) {
      Set<String> seen = new HashSet<>();
      for (int skip = 0; skip < 400; skip += 64) {
        String query = "/images?take=64&orderBy=" + order + "&skip=" + skip;
        client.json("projects/" + stock.id() + query).forEach(i -> seen.add(i.get("id").asText()));
      }
      assertThat(seen).hasSize(held.size());
    }
    assertThat(client.json("projects/" + stock.id() + "/images/count").asInt()).isEqualTo(300);
  }

  @Test
  void predictions_inPages_coverEveryOneOnce() throws Exception {
    Project people = simulator.account().project("Gesichter & 顔 <b>Tür</b>");
    String query = "v3.3/training/projects/" + people.id() + "/predictions/query";
    Set<String> seen = new HashSet<>();
    String token = "{\"maxCount\":20}";
    while (!token.isEmpty()) {
      JsonNode reply = Client.MAPPER.readTree(client.call("POST", query, token).body());
      reply.get("results").forEach(one -> seen.add(one.get("id").asText()));
      token = reply.get("token").get("continuation").isNull() ? "" : reply.get("token").toString();
    }
    assertThat(seen).hasSize(people.predictions().size()).hasSize(75);
  }

  @Test
  void performance_ofWhatIsNotTrained_isRefused() throws Exception {
    String failed = path + "/iterations/" + fruit.iterations().get(2).id();
    assertThat(text(client.get(failed + "/performance")))
        .contains("BadRequestIterationIsNotTrained");
  }

  @Test
  void listing_filteredByMetadata_findsThePerson() throws Exception {
    Project people = simulator.account().project("Gesichter & 顔 <b>Tür</b>");
    String filter =
        URLEncoder.encode(
            "metadata=subjectId eq '42' or Ort ne 'x' and subjectId eq '7'",
            StandardCharsets.UTF_8);
    long expected =
        people.workspaceImages().stream()
            .filter(
                image -> Set.of("42", "7").contains(image.metadata().getOrDefault("subjectId", "")))
            .count();
    JsonNode found = client.json("projects/" + people.id() + "/images/count?$filter=" + filter);
    assertThat(found.asLong()).isEqualTo(expected).isPositive();
  }

  @Test
  void replies_atAFailureRate_failByTurnsWith500AndACutConnection() throws Exception {
    simulator.options(DEFAULTS.withFailureRate(0.5));
    assertThat(client.get("projects").statusCode()).isEqualTo(200);
    HttpResponse<byte[]> second = client.get("projects");
    assertThat(second.statusCode()).isEqualTo(500);
    assertThat(text(second)).contains("ErrorUnknown");
    assertThat(client.get("projects").statusCode()).isEqualTo(200);
    assertThatThrownBy(() -> client.get("projects")).isInstanceOf(IOException.class);
    assertThat(simulator.traffic().faults()).isEqualTo(2);
  }

  @Test
  void paths_thatAreUnknownOrDoubled_areTreatedLikeTheGatewayDoes() throws Exception {
    assertThat(text(client.call("GET", "v9.9/training/projects", "")))
        .contains("Resource not found");
    URI doubled = URI.create(simulator.endpoint() + "//customvision/v3.3/TRAINING/projects");
    assertThat(
            client.fetch(doubled.toString(), "Training-Key", simulator.trainingKey()).statusCode())
        .isEqualTo(200);
    HttpResponse<byte[]> reply = client.get("projects");
    assertThat(text(reply)).contains("\r\n");
    assertThat(reply.headers().firstValue("apim-request-id")).isPresent();
  }

  @Test
  void sampleAccount_madeTwice_isTheSame() {
    Account again = SampleAccount.create();
    for (Project project : simulator.account().projects()) {
      Project other = again.findProject(project.id()).orElseThrow();
      assertThat(bytes(other)).isEqualTo(bytes(project));
    }
    assertThat(SampleAccount.large(1_000).projects().get(0).allImageIds()).hasSize(1_000);
  }

  private static List<String> bytes(Project project) {
    return project.workspaceImages().stream()
        .map(image -> image.id() + " " + java.util.Arrays.hashCode(image.bytes()))
        .collect(Collectors.toList());
  }

  private static String ids(int count) {
    return java.util.stream.IntStream.range(0, count)
        .mapToObj(number -> Ids.of("any " + number).toString())
        .collect(Collectors.joining(","));
  }

  private static String text(HttpResponse<byte[]> reply) {
    return new String(reply.body(), StandardCharsets.UTF_8);
  }
}
