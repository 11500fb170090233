package app.userdata.function;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.dev.simulator.Account;
import app.userdata.dev.simulator.Project;
import app.userdata.dev.simulator.SampleAccount;
import app.userdata.dev.simulator.SimulatorOptions;
import app.userdata.job.EngineBench;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.azure.functions.HttpResponseMessage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What there is to export or delete, told by the real function class on the real engine. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ResourceFunctionsTest {
  private static final String UNKNOWN = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";

  private final Account account = SampleAccount.create();
  private final SimulatorOptions well = SimulatorOptions.defaults().withCallsPerSecond(0);
  private final ResourceFunctions functions =
      new ResourceFunctions(() -> new App(bench().engine(), false, Optional.empty()));
  private EngineBench bench;

  @BeforeAll
  void start() {
    bench = EngineBench.quick(account, well);
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
  void listResources_default_tellsWhereItIsAndNoKey() {
    JsonNode view = Requests.json(functions.resources(Requests.get(Map.of()), Requests.context()));

    assertThat(view.toString())
        .isEqualTo(
            "{\"resources\":[{\"name\":\"default\",\"endpoint\":\""
                + bench.simulator().endpoint()
                + "\"}]}");
  }

  @Test
  void listProjects_sampleAccount_areThoseOfTheServiceAsTyped() {
    JsonNode projects = Requests.json(projects("default")).path("projects");

    assertThat(projects.findValuesAsText("name"))
        .containsExactlyElementsOf(account.projects().stream().map(Project::name).toList())
        .contains("../../etc/passwd <script>alert(1)</script>");
    JsonNode fruit = projects.get(0);
    assertThat(List.copyOf(fruit.properties().stream().map(Map.Entry::getKey).sorted().toList()))
        .containsExactly("classificationType", "created", "description", "domain", "id", "name");
    assertThat(fruit.path("description").asText()).isEqualTo("Fruit on the kitchen table");
    assertThat(fruit.path("classificationType").asText()).isEqualTo("Multiclass");
  }

  @Test
  void getProject_withImages_countsItsWorkspace() {
    Project fruit = account.project("Fruit bowl");

    JsonNode view = Requests.json(project("default", fruit.id().toString()));

    assertThat(view.path("name").asText()).isEqualTo("Fruit bowl");
    assertThat(view.at("/images/tagged").asInt()).isEqualTo(27);
    assertThat(view.at("/images/untagged").asInt()).isEqualTo(2);
    assertThat(view.path("tags").asInt()).isEqualTo(3);
    assertThat(view.path("iterations").asInt()).isEqualTo(3);
  }

  @Test
  void getProject_thatIsNotThere_isOurOwnProblem() {
    assertProblem(project("default", UNKNOWN), 404, "project-not-found");
    assertProblem(project("other", UNKNOWN), 404, "unknown-resource");
    assertProblem(projects("other"), 404, "unknown-resource");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "", "../images", "3f2504e04f8941d39a0c0305e82c3301"})
  void getProject_badId_isRefused(String id) {
    assertProblem(project("default", id), 400, "invalid-request");
  }

  @Test
  void ask_serviceDoesNotAnswer_saysSo() {
    bench
        .simulator()
        .options(
            well.withReplies(faults -> faults.withFailing(Set.of("GetProjects", "GetProject"))));

    assertProblem(projects("default"), 503, "service-unavailable");
    assertProblem(
        project("default", account.projects().get(0).id().toString()), 503, "service-unavailable");
  }

  @Test
  void ask_gatewayKnowsNothing_isNoWordForTheProject() {
    bench
        .simulator()
        .options(well.withReplies(faults -> faults.withGatewayNotFound(Set.of("GetProject"))));

    assertProblem(
        project("default", account.projects().get(0).id().toString()), 503, "service-unavailable");
  }

  private HttpResponseMessage projects(String resource) {
    return functions.projects(Requests.get(Map.of()), resource, Requests.context());
  }

  private HttpResponseMessage project(String resource, String id) {
    return functions.project(Requests.get(Map.of()), resource, id, Requests.context());
  }

  private static void assertProblem(HttpResponseMessage reply, int status, String type) {
    assertThat(reply.getStatusCode()).isEqualTo(status);
    assertThat(Requests.json(reply).path("type").asText())
        .isEqualTo(HttpReplies.PROBLEM_TYPE + type);
  }
}
