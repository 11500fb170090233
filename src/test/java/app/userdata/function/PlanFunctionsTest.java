package app.userdata.function;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.dev.simulator.Account;
import app.userdata.dev.simulator.Image;
import app.userdata.dev.simulator.Project;
import app.userdata.dev.simulator.SampleAccount;
import app.userdata.dev.simulator.SimulatorOptions;
import app.userdata.job.EngineBench;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.azure.functions.HttpResponseMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Plans and their images, shown by the real function class on the real engine. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PlanFunctionsTest {
  private final Account account = SampleAccount.create();
  private final Project fruit = account.project("Fruit bowl");
  private final SimulatorOptions well = SimulatorOptions.defaults().withCallsPerSecond(0);
  private final PlanFunctions functions =
      new PlanFunctions(() -> new App(bench().engine(), false, Optional.empty()));
  private EngineBench bench;
  private ObjectNode everything;
  private ObjectNode kept;

  @BeforeAll
  void plan() throws Exception {
    bench = EngineBench.quick(account, well);
    everything = bench.plan("{\"categories\":[\"all\"],\"projects\":[\"Fruit bowl\"]}");
    kept =
        bench.plan(
            "{\"categories\":[\"images\",\"tags\"],\"projects\":[\"Fruit bowl\"],\"exclude\":{\"imageIds\":[\""
                + image(0).id()
                + "\"]}}");
  }

  @AfterEach
  void heal() {
    bench.simulator().options(well);
  }

  @AfterAll
  void close() {
    bench.close();
  }

  private EngineBench bench() {
    return bench;
  }

  @Test
  void getPlan_everything_countsWhatGoesInWhichOrderAndWhatStays() {
    JsonNode plan = Requests.json(plan(everything));

    assertThat(plan.path("planHash")).isEqualTo(everything.path("planHash"));
    assertThat(plan.path("sealedAt")).isEqualTo(everything.at("/plan/sealedAt"));
    assertThat(plan.path("validUntil").asText()).isGreaterThan(plan.path("sealedAt").asText());
    assertThat(plan.path("projects").toString()).isEqualTo("[\"" + fruit.id() + "\"]");
    assertThat(plan.path("phases").toString())
        .isEqualTo(
            "[{\"phase\":\"unpublish\",\"items\":1},{\"phase\":\"predictions\",\"items\":5},"
                + "{\"phase\":\"images\",\"items\":36},{\"phase\":\"iterations\",\"items\":3},"
                + "{\"phase\":\"tags\",\"items\":3},{\"phase\":\"projects\",\"items\":1}]");
    assertThat(plan.path("along").toString())
        .isEqualTo(
            "[{\"category\":\"exported-models\",\"reason\":\"goes with iteration\",\"items\":7}]");
    assertThat(plan.path("stays").toString())
        .isEqualTo(
            "[{\"category\":\"account-info\",\"outcome\":\"residual\",\"reason\":\"it goes with the resource, in the"
                + " Azure portal\",\"items\":1},{\"category\":\"exported-models\",\"outcome\":\"residual\","
                + "\"reason\":\"it goes with the account\",\"items\":7}]");
    assertThat(plan.path("items").asInt()).isEqualTo(56);
  }

  @Test
  void getPlan_somethingKeptOut_isTold() {
    JsonNode stays = Requests.json(plan(kept)).path("stays");

    assertThat(stays).hasSizeGreaterThan(1);
    Map<String, Integer> held = new HashMap<>();
    stays.forEach(
        line ->
            held.merge(
                line.path("category").asText() + " " + line.path("outcome").asText(),
                line.path("items").asInt(),
                Integer::sum));
    assertThat(held).containsEntry("images held", 1).containsEntry("tags held", 1);
  }

  @Test
  void getPlan_noneThere_isOurOwnProblem() throws Exception {
    String export = bench.export("{\"categories\":[\"tags\"]}").path("id").asText();

    assertProblem(
        functions.plan(Requests.get(Map.of()), export, Requests.context()), 404, "no-plan");
    assertProblem(
        functions.plan(Requests.get(Map.of()), UUID.randomUUID().toString(), Requests.context()),
        404,
        "job-not-found");
  }

  @Test
  void getImage_planned_isAPictureThatNobodyKeeps() {
    HttpResponseMessage reply = image(everything, image(0).id().toString());

    assertThat(reply.getStatusCode()).isEqualTo(200);
    assertThat(reply.getBody()).isEqualTo(image(0).resized());
    assertThat(reply.getHeader("Content-Type")).isEqualTo(image(0).contentType());
    assertThat(reply.getHeader("Cache-Control")).isEqualTo("no-store");
    assertThat(reply.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(reply.getHeader("Content-Security-Policy")).isEqualTo("default-src 'none'");
    assertThat(reply.getHeader("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    assertThat(bench.simulator().traffic().keyLeaks()).isZero();
  }

  @Test
  void getImage_thatOnlyAnIterationHas_isShown() {
    Set<UUID> workspace = Set.copyOf(fruit.workspaceImages().stream().map(Image::id).toList());
    Image forgotten =
        fruit.iterations().get(0).images().stream()
            .filter(one -> !workspace.contains(one.id()))
            .findFirst()
            .orElseThrow();

    assertThat(image(everything, forgotten.id().toString()).getBody())
        .isEqualTo(forgotten.resized());
  }

  @Test
  void getImage_thatThePlanDoesNotName_isNotThere() {
    String another = account.project("Stock 300").workspaceImages().get(0).id().toString();
    long before = bench.simulator().traffic().blobGets();

    for (String id : List.of(another, image(0).id().toString(), "x", fruit.id().toString())) {
      assertProblem(image(kept, id), 404, "image-not-found");
    }
    assertProblem(image(everything, another), 404, "image-not-found");
    assertThat(bench.simulator().traffic().blobGets()).isEqualTo(before);
  }

  @Test
  void getImage_bytesAreMissing_saysSo() {
    bench.simulator().options(well.withBrokenImages(Set.of(image(1).id())));

    HttpResponseMessage reply = image(everything, image(1).id().toString());

    assertProblem(reply, 404, "image-not-found");
    assertThat(Requests.json(reply).path("detail").asText())
        .startsWith("The service shows no picture of this image: ");
  }

  @Test
  void getImage_gone_saysSo() {
    UUID gone = image(2).id();
    fruit.removeFromWorkspace(List.of(gone));

    HttpResponseMessage reply = image(everything, gone.toString());

    assertProblem(reply, 404, "image-not-found");
    assertThat(Requests.json(reply).path("detail").asText())
        .isEqualTo("The image is no longer there.");
  }

  private Image image(int number) {
    return fruit.workspaceImages().get(number);
  }

  private HttpResponseMessage plan(ObjectNode job) {
    return functions.plan(Requests.get(Map.of()), job.path("id").asText(), Requests.context());
  }

  private HttpResponseMessage image(ObjectNode job, String id) {
    return functions.image(Requests.get(Map.of()), job.path("id").asText(), id, Requests.context());
  }

  private static void assertProblem(HttpResponseMessage reply, int status, String type) {
    assertThat(reply.getStatusCode()).isEqualTo(status);
    assertThat(Requests.json(reply).path("type").asText())
        .isEqualTo(HttpReplies.PROBLEM_TYPE + type);
  }
}
