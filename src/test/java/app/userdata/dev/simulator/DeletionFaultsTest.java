package app.userdata.dev.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The ways in which a deletion does not do what its reply says, or its reply does not arrive. */
final class DeletionFaultsTest {
  private static final SimulatorOptions DEFAULTS =
      SimulatorOptions.defaults().withDeletionDelay(Duration.ZERO);
  private final CustomVisionSimulator simulator =
      CustomVisionSimulator.start(SampleAccount.create(), DEFAULTS);
  private final Client client = new Client(simulator);
  private final Project fruit = simulator.account().project("Fruit bowl");
  private final Project people = simulator.account().project("Gesichter & 顔 <b>Tür</b>");
  private final String path = "projects/" + fruit.id();

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void deleteImages_ofOneThatSurvivesOnce_leavesItEverywhereUntilTheSecondCall() throws Exception {
    Image stubborn = fruit.workspaceImages().get(0);
    Image other = fruit.workspaceImages().get(1);
    deletions(faults -> faults.withSurvivesOnce(Set.of(stubborn.id())));
    String both = path + "/images?allIterations=true&imageIds=" + stubborn.id() + "," + other.id();

    HttpResponse<byte[]> first = client.delete(both);
    List<Image> afterFirst = copies(stubborn.id());
    HttpResponse<byte[]> second = client.delete(both);

    assertThat(List.of(first.statusCode(), second.statusCode())).containsExactly(202, 202);
    assertThat(afterFirst).hasSize(4);
    assertThat(copies(other.id())).isEmpty();
    assertThat(copies(stubborn.id())).isEmpty();
  }

  @Test
  void deletion_ofWhatSurvivesOnce_worksTheSecondTime() throws Exception {
    UUID tag = people.tags().get(0).id();
    UUID prediction = people.predictions().get(0).id();
    UUID iteration = people.iterations().get(0).id();
    deletions(faults -> faults.withSurvivesOnce(Set.of(tag, prediction, iteration, people.id())));
    String project = "projects/" + people.id();
    for (String one :
        List.of("/tags/" + tag, "/predictions?ids=" + prediction, "/iterations/" + iteration, "")) {
      List<String> before = held();

      assertThat(client.delete(project + one).statusCode()).isEqualTo(204);
      assertThat(held()).isEqualTo(before);
      assertThat(client.delete(project + one).statusCode()).isEqualTo(204);
      assertThat(held()).hasSizeLessThan(before.size());
    }
  }

  @Test
  void deletion_ofWhatSurvivesAlways_isAnsweredAsIfDone() throws Exception {
    UUID tag = fruit.tags().get(0).id();
    deletions(faults -> faults.withSurvivesAlways(Set.of(tag)));

    for (int i = 0; i < 3; i++) {
      assertThat(client.delete(path + "/tags/" + tag).statusCode()).isEqualTo(204);
    }

    assertThat(client.json(path + "/tags")).hasSize(3);
  }

  @Test
  void listings_withinTheLag_showWhatDeletionsTookAway() throws Exception {
    deletions(faults -> faults.withListLag(Duration.ofHours(1)));
    List<String> before = held();

    for (String one : sampleDeletions()) {
      assertThat(client.delete(one).statusCode()).as(one).isEqualTo(204);
      assertThat(client.delete(one).statusCode()).as(one).isEqualTo(204);
    }

    assertThat(held()).isEqualTo(before);
    assertThat(client.json(path + "/images/count").asInt()).isEqualTo(29);
    assertThat(client.json("projects")).hasSize(5);
  }

  @Test
  void listings_afterTheLag_lackWhatDeletionsTookAway() throws Exception {
    deletions(faults -> faults.withListLag(Duration.ofMillis(50)));

    for (String one : sampleDeletions()) {
      List<String> before = held();
      client.delete(one);
      eventually(() -> held().size() < before.size());
    }

    assertThat(client.json(path + "/images/count").asInt()).isEqualTo(28);
    assertThat(client.json("projects")).hasSize(4);
  }

  @Test
  void calls_atAThrottleShare_areRefusedByCountingWithTheGivenWait() throws Exception {
    replies(faults -> faults.withThrottleShare(0.34, 7));

    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      HttpResponse<byte[]> reply = client.get("projects");
      statuses.add(reply.statusCode());
      if (reply.statusCode() == 429) {
        assertThat(reply.headers().firstValue("Retry-After")).contains("7");
      }
    }

    assertThat(statuses).containsExactly(200, 200, 429, 200, 200, 429);
  }

  @Test
  void throttled_withoutAWait_hasNoRetryAfter() throws Exception {
    replies(faults -> faults.withThrottleShare(1, 0));

    HttpResponse<byte[]> reply = client.delete(path);

    assertThat(reply.statusCode()).isEqualTo(429);
    assertThat(reply.headers().firstValue("Retry-After")).isEmpty();
    assertThat(simulator.traffic().mutations()).isEmpty();
  }

  @Test
  void lostReplies_ofDeletions_hideThatTheyWereCarriedOut() throws Exception {
    replies(faults -> faults.withLostReplies(1));
    String first = path + "/tags/" + fruit.tags().get(0).id();
    String second = path + "/iterations/" + fruit.iterations().get(1).id() + "/publish";

    assertThat(client.delete(first).statusCode()).isEqualTo(500);
    assertThatThrownBy(() -> client.delete(second)).isInstanceOf(IOException.class);

    assertThat(client.json(path + "/tags")).hasSize(2);
    assertThat(fruit.isPublished()).isFalse();
    assertThat(simulator.traffic().mutations())
        .extracting(Traffic.Mutation::status)
        .containsExactly(204, 204);
  }

  @Test
  void unpublish_whoseResourceIsOutOfReach_isRefused() throws Exception {
    Iteration published = fruit.iterations().get(1);
    deletions(faults -> faults.withUnpublishFails(Set.of(published.id())));

    HttpResponse<byte[]> reply = client.delete(path + "/iterations/" + published.id() + "/publish");

    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(text(reply)).contains("BadRequestUnpublishFailed");
    assertThat(published.publishName()).contains("fruit-production");
  }

  @Test
  void deleteIteration_inTraining_isRefused() throws Exception {
    String training = "/iterations/" + people.iterations().get(1).id();

    HttpResponse<byte[]> reply = client.delete("projects/" + people.id() + training);

    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(text(reply)).contains("BadRequestTrainingAlreadyInProgress");
    assertThat(people.iterations()).hasSize(2);
  }

  @Test
  void deleteIteration_thatIsTheWorkspace_isRefused() throws Exception {
    Iteration workspace =
        new Iteration(fruit, "Workspace", "New", fruit.created(), fruit.workspaceImages());
    fruit.add(workspace);

    HttpResponse<byte[]> reply = client.delete(path + "/iterations/" + workspace.id());

    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(text(reply)).contains("BadRequestWorkspaceNotDeletable");
  }

  @Test
  void changes_duringDisasterRecovery_areForbidden() throws Exception {
    fruit.disasterRecovery(true);
    List<String> before = held();

    for (String one : everyDeletion()) {
      HttpResponse<byte[]> reply = client.delete(path + one);
      assertThat(reply.statusCode()).as(one).isEqualTo(403);
      assertThat(text(reply)).contains("ForbiddenDRModeEnabled");
    }

    assertThat(held()).isEqualTo(before);
    assertThat(client.json(path).get("drModeEnabled").asBoolean()).isTrue();
  }

  @Test
  void calls_onceTheKeyIsRevoked_areRefusedButTheProjectIsListed() throws Exception {
    fruit.keyRevoked(true);

    for (String one : List.of("", "/tags", "/images", "/iterations", "/images/count")) {
      assertThat(text(client.get(path + one))).contains("BadRequestCustomerManagedKeyRevoked");
    }
    for (String one : everyDeletion()) {
      HttpResponse<byte[]> reply = client.delete(path + one);
      assertThat(reply.statusCode()).as(one).isEqualTo(400);
      assertThat(text(reply)).contains("BadRequestCustomerManagedKeyRevoked");
    }

    assertThat(client.json("projects").findValuesAsText("id")).contains(fruit.id().toString());
  }

  @Test
  void gatewayNotFound_forAnOperation_saysNothingOfTheObject() throws Exception {
    replies(faults -> faults.withGatewayNotFound(Set.of("DeleteTag")));

    HttpResponse<byte[]> reply = client.delete(path + "/tags/" + fruit.tags().get(0).id());

    assertThat(reply.statusCode()).isEqualTo(404);
    assertThat(text(reply)).contains("Resource not found").doesNotContain("NotFoundTag");
    assertThat(client.json(path + "/tags")).hasSize(3);
  }

  @Test
  void listing_thatFails_isAlwaysErrorUnknown() throws Exception {
    replies(faults -> faults.withFailing(Set.of("GetImages")));

    for (int i = 0; i < 2; i++) {
      HttpResponse<byte[]> reply = client.get(path + "/images");
      assertThat(reply.statusCode()).isEqualTo(500);
      assertThat(text(reply)).contains("ErrorUnknown");
    }
    assertThat(client.get(path + "/tags").statusCode()).isEqualTo(200);
  }

  @Test
  void mutations_ofACalmService_nameWhatWasAskedFor() throws Exception {
    UUID tag = fruit.tags().get(0).id();
    UUID image = fruit.workspaceImages().get(0).id();
    UUID published = fruit.iterations().get(1).id();

    client.get(path + "/images");
    client.call("POST", "v3.3/training/" + path + "/predictions/query", "{}");
    client.delete(path + "/images?allIterations=true&imageIds=" + image + "," + tag);
    client.delete(path + "/images?allImages=true");
    client.delete(path + "/tags/" + tag);
    client.delete(path + "/iterations/" + published);
    client.delete(path + "/iterations/" + published + "/publish");
    client.delete(path + "/predictions?ids=" + image);
    client.delete(path);

    assertThat(simulator.traffic().mutations().stream().map(this::line))
        .containsExactly(
            "DeleteImages [" + image + ", " + tag + "] false true 202",
            "DeleteImages [] true false 202",
            "DeleteTag [" + tag + "] false false 204",
            "DeleteIteration [" + published + "] false false 400",
            "UnpublishIteration [" + published + "] false false 204",
            "DeletePrediction [" + image + "] false false 204",
            "DeleteProject [" + fruit.id() + "] false false 204");
  }

  private String line(Traffic.Mutation call) {
    assertThat(call.project()).isEqualTo(fruit.id());
    return "%s %s %s %s %d"
        .formatted(
            call.operation(), call.ids(), call.allImages(), call.allIterations(), call.status());
  }

  private List<String> everyDeletion() {
    UUID image = fruit.workspaceImages().get(0).id();
    String iteration = "/iterations/" + fruit.iterations().get(1).id();
    return List.of(
        "",
        "/tags/" + fruit.tags().get(0).id(),
        "/images?imageIds=" + image,
        "/images?allImages=true&allIterations=true",
        "/images/tags?imageIds=" + image + "&tagIds=" + fruit.tags().get(0).id(),
        "/predictions?ids=" + image,
        iteration,
        iteration + "/publish");
  }

  /** One object of each kind, of which none needs an unpublishing first. */
  private List<String> sampleDeletions() {
    return List.of(
        path + "/images?imageIds=" + fruit.workspaceImages().get(0).id(),
        path + "/tags/" + fruit.tags().get(0).id(),
        path + "/iterations/" + fruit.iterations().get(0).id(),
        path + "/predictions?ids=" + fruit.predictions().get(0).id(),
        "projects/" + people.id());
  }

  private List<Image> copies(UUID image) {
    return fruit.imageSets().flatMap(set -> set.find(image).stream()).toList();
  }

  private List<String> held() {
    return Holdings.of(simulator.account());
  }

  private void deletions(UnaryOperator<DeletionFaults> change) {
    simulator.options(DEFAULTS.withDeletions(change));
  }

  private void replies(UnaryOperator<ReplyFaults> change) {
    simulator.options(DEFAULTS.withReplies(change));
  }

  private static void eventually(Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!condition.call()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
    }
  }

  private static String text(HttpResponse<byte[]> reply) {
    return new String(reply.body(), StandardCharsets.UTF_8);
  }
}
