package app.userdata.function;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.dev.simulator.SampleAccount;
import app.userdata.dev.simulator.SimulatorOptions;
import app.userdata.job.EngineBench;
import com.microsoft.azure.functions.HttpResponseMessage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Who may call what when sign-in is on: every HTTP function that there is, called with each role.
 */
final class RolesTest {
  private static final List<String> ROLES = List.of("Reader", "Exporter", "Deleter");
  private static final List<String> OPEN = List.of("Console", "Health", "OpenApi", "Problems");

  /** Which role each function wants; those that are not named want any of them. */
  private static final Map<String, String> WANTED =
      Map.of(
          "StartExport.*|RetryExport|GetArchive", "Exporter",
          "StartDeletion.*|RetryDeletion|ConfirmJob|GetPlannedImage", "Deleter");

  private static final List<Door> DOORS = Door.all();

  private static EngineBench bench;

  @BeforeAll
  static void start() {
    bench = EngineBench.quick(SampleAccount.large(3), SimulatorOptions.defaults());
  }

  @AfterAll
  static void close() {
    bench.close();
  }

  @Test
  void functions_withoutKey_areOnlyThoseThatTellNothing() {
    assertThat(DOORS.stream().filter(door -> door.open()))
        .extracting(Door::name)
        .containsExactlyInAnyOrderElementsOf(OPEN);
  }

  @ParameterizedTest
  @MethodSource("guarded")
  void call_nobodySignedIn_isRefused(Door door) throws Exception {
    assertProblem(door.call(RolesTest::signedIn, Requests.JSON), 401, "not-signed-in");
  }

  @ParameterizedTest
  @MethodSource("guarded")
  void call_signedInWithoutRole_isRefused(Door door) throws Exception {
    assertProblem(
        door.call(RolesTest::signedIn, Principals.headers(Principals.ANNE, "Owner", "reader")),
        403,
        "role-missing");
  }

  @ParameterizedTest
  @MethodSource("guarded")
  void call_eachRole_opensWhatItIsFor(Door door) throws Exception {
    Map<String, Boolean> opened = new TreeMap<>();
    Map<String, Boolean> expected = new TreeMap<>();
    String wanted = wanted(door);
    for (String role : ROLES) {
      int status =
          door.call(RolesTest::signedIn, Principals.headers(Principals.ANNE, role)).getStatusCode();
      opened.put(role, status != 403);
      expected.put(role, wanted.isEmpty() || wanted.equals(role));
    }

    assertThat(opened).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "%%%",
        "bm8ganNvbg==",
        "e30=",
        "W10=",
        "eyJhdXRoX3R5cCI6ImFhZCJ9",
        "eyJhdXRoX3R5cCI6Imdvb2dsZSIsImNsYWltcyI6W3sidHlwIjoib2lkIiwidmFsIjoiMTExMTExMTEtMjIyMi0zMzMzLTQ0NDQtNTU1NTU1NTU1NTU1In0seyJ0eXAiOiJyb2xlcyIsInZhbCI6IkRlbGV0ZXIifV19"
      })
  void call_headerThatIsNoPrincipal_isRefused(String header) {
    HttpResponseMessage reply =
        new JobFunctions(RolesTest::signedIn)
            .list(
                Requests.request(Map.of(Principals.HEADER, header), Map.of(), Optional.empty()),
                Requests.context());

    assertProblem(reply, 401, "not-signed-in");
  }

  @ParameterizedTest
  @ValueSource(strings = {"somebody", "11111111-2222-3333-4444-55555555555g", ""})
  void call_principalWithoutObjectId_isRefused(String id) {
    HttpResponseMessage reply =
        new JobFunctions(RolesTest::signedIn)
            .list(Requests.post("", Principals.headers(id, "Reader")), Requests.context());

    assertProblem(reply, 401, "not-signed-in");
  }

  /** The role that a function wants; empty where any of them will do. */
  static String wanted(Door door) {
    return WANTED.entrySet().stream()
        .filter(entry -> door.name().matches(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  private static App signedIn() {
    return new App(bench.engine(), true, Optional.empty());
  }

  static Stream<Door> guarded() {
    return DOORS.stream().filter(door -> !OPEN.contains(door.name()));
  }

  private static void assertProblem(HttpResponseMessage reply, int status, String type) {
    assertThat(reply.getStatusCode()).isEqualTo(status);
    assertThat(Requests.json(reply).path("type").asText())
        .isEqualTo(HttpReplies.PROBLEM_TYPE + type);
  }
}
