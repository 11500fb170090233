package app.userdata.function;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.dev.simulator.SampleAccount;
import app.userdata.dev.simulator.SimulatorOptions;
import app.userdata.job.EngineBench;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
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
  private static final List<String> OPEN = List.of("Console", "Health");

  /** Which role each function wants; those that are not named want any of them. */
  private static final Map<String, String> WANTED =
      Map.of(
          "StartExport.*|RetryExport|GetArchive", "Exporter",
          "StartDeletion.*|RetryDeletion|ConfirmJob|GetPlannedImage", "Deleter");

  private static final List<Door> DOORS = doors();

  private static EngineBench bench;

  /** An HTTP function. */
  record Door(String name, Method method) {
    @Override
    public String toString() {
      return name;
    }

    private AuthorizationLevel level() {
      return trigger(method).orElseThrow().authLevel();
    }

    HttpResponseMessage call(App app, Map<String, String> headers) throws Exception {
      Supplier<App> supplier = () -> app;
      Object functions =
          method.getDeclaringClass().getConstructor(Supplier.class).newInstance(supplier);
      Object[] arguments =
          Arrays.stream(method.getParameterTypes()).map(type -> argument(type, headers)).toArray();
      return (HttpResponseMessage) method.invoke(functions, arguments);
    }

    private static Object argument(Class<?> type, Map<String, String> headers) {
      if (type == HttpRequestMessage.class) {
        return Requests.request(headers, Map.of(), Optional.of("{}"));
      }
      return type == ExecutionContext.class ? Requests.context() : UUID.randomUUID().toString();
    }
  }

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
    assertThat(DOORS.stream().filter(door -> door.level() == AuthorizationLevel.ANONYMOUS))
        .extracting(Door::name)
        .containsExactlyInAnyOrderElementsOf(OPEN);
  }

  @ParameterizedTest
  @MethodSource("guarded")
  void call_nobodySignedIn_isRefused(Door door) throws Exception {
    assertProblem(door.call(signedIn(), Requests.JSON), 401, "not-signed-in");
  }

  @ParameterizedTest
  @MethodSource("guarded")
  void call_signedInWithoutRole_isRefused(Door door) throws Exception {
    assertProblem(
        door.call(signedIn(), Principals.headers(Principals.ANNE, "Owner", "reader")),
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
      int status = door.call(signedIn(), Principals.headers(Principals.ANNE, role)).getStatusCode();
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

  private static String wanted(Door door) {
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

  private static List<Door> doors() {
    return new ClassFileImporter()
        .importPackages("app.userdata.function").stream()
            .filter(type -> type.getSimpleName().endsWith("Functions"))
            .flatMap(type -> Arrays.stream(type.reflect().getDeclaredMethods()))
            .filter(method -> trigger(method).isPresent())
            .map(method -> new Door(method.getAnnotation(FunctionName.class).value(), method))
            .toList();
  }

  private static Optional<HttpTrigger> trigger(Method method) {
    return Arrays.stream(method.getParameters())
        .map((Parameter parameter) -> parameter.getAnnotation(HttpTrigger.class))
        .flatMap(Stream::ofNullable)
        .findFirst();
  }

  private static void assertProblem(HttpResponseMessage reply, int status, String type) {
    assertThat(reply.getStatusCode()).isEqualTo(status);
    assertThat(Requests.json(reply).path("type").asText())
        .isEqualTo(HttpReplies.PROBLEM_TYPE + type);
  }
}
