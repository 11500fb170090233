package app.userdata.function;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.api.ApiDocument;
import app.userdata.api.Operation;
import app.userdata.category.CategoryId;
import app.userdata.category.Outcome;
import app.userdata.category.Phase;
import app.userdata.job.JobKind;
import app.userdata.job.JobProblem;
import app.userdata.job.JobStatus;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.BindingName;
import java.io.IOException;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The description of the API tells what the functions are, and nothing else. */
final class OpenApiTest {
  private static final ApiDocument DOCUMENT = ApiDocument.deployed();
  private static final Pattern IN_BRACES = Pattern.compile("\\{([^}]*)}");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| [1-5]\\d\\d \\|");
  private static final Pattern REFERENCE = Pattern.compile("\"#/components/([^\"]+)\"");

  @Test
  void operations_always_areTheHttpFunctions() {
    Set<String> functions = new TreeSet<>();
    for (Door door : Door.all()) {
      for (Object method : door.trigger().methods()) {
        functions.add(line(method, "/" + door.trigger().route(), door.name(), door.open()));
      }
    }

    Set<String> described = new TreeSet<>();
    for (Operation one : DOCUMENT.operations().values()) {
      described.add(line(one.method(), one.path(), one.id(), one.anonymous()));
    }
    assertThat(described).isEqualTo(functions);
  }

  private static String line(Object method, String path, String name, boolean anonymous) {
    return method + " " + path + " " + name + (anonymous ? " for all" : " with key");
  }

  @ParameterizedTest
  @MethodSource("operations")
  void parameters_ofThePath_areThoseOfTheFunction(Operation operation) {
    Set<String> described = new TreeSet<>();
    operation
        .parameters("path")
        .forEach(parameter -> described.add(parameter.path("name").asText()));
    Set<String> bound =
        Arrays.stream(Door.named(operation.id()).method().getParameters())
            .map((Parameter parameter) -> parameter.getAnnotation(BindingName.class))
            .flatMap(Stream::ofNullable)
            .map(BindingName::value)
            .collect(Collectors.toSet());

    assertThat(described)
        .isEqualTo(
            IN_BRACES
                .matcher(operation.path())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet()))
        .containsAll(bound);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void role_always_isTheOneThatTheFunctionAsksFor(Operation operation) {
    String wanted = RolesTest.wanted(Door.named(operation.id()));

    assertThat(operation.node().path("x-required-role").asText())
        .isEqualTo(operation.anonymous() ? "" : wanted.isEmpty() ? Role.READER.value() : wanted);
  }

  @Test
  void role_ofWhatDependsOnTheJob_isThatOfItsKind() {
    Map<String, String> changing = roles(Role::of);
    Map<String, Map<String, String>> expected =
        Map.of("CancelJob", changing, "RemoveJob", changing, "GetReport", roles(Role::reporting));

    Map<String, Map<String, String>> described = new TreeMap<>();
    for (Operation operation : DOCUMENT.operations().values()) {
      Map<String, String> ofKind = new TreeMap<>();
      operation
          .node()
          .path("x-required-role-of-kind")
          .properties()
          .forEach(role -> ofKind.put(role.getKey(), role.getValue().asText()));
      if (!ofKind.isEmpty()) {
        described.put(operation.id(), ofKind);
      }
    }
    assertThat(described).isEqualTo(expected);
  }

  private static Map<String, String> roles(Function<JobKind, Role> of) {
    Map<String, String> roles = new TreeMap<>();
    for (JobKind kind : JobKind.values()) {
      roles.put(kind.id(), of.apply(kind).value());
    }
    return roles;
  }

  static Stream<Arguments> enumerations() {
    return Stream.of(
        Arguments.of("Category", CategoryId.ids()),
        Arguments.of("JobKind", Stream.of(JobKind.values()).map(JobKind::id).toList()),
        Arguments.of("JobStatus", Stream.of(JobStatus.values()).map(JobStatus::id).toList()),
        Arguments.of("Outcome", Stream.of(Outcome.values()).map(Outcome::id).toList()),
        Arguments.of("Phase", Stream.of(Phase.values()).map(Phase::id).toList()));
  }

  @ParameterizedTest
  @MethodSource("enumerations")
  void enumeration_always_isThatOfTheCode(String schema, List<String> values) {
    assertThat(DOCUMENT.choices(schema)).isEqualTo(values);
  }

  @Test
  void problemTypes_always_areThoseOfTheTroubleshootingPage() throws IOException {
    Set<String> rows =
        ROW.matcher(Files.readString(Path.of("docs/troubleshooting.md")))
            .results()
            .map(row -> HttpReplies.PROBLEM_TYPE + row.group(1))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(new TreeSet<>(DOCUMENT.choices("Problem/properties/type"))).isEqualTo(rows);
    assertThat(answered()).isEqualTo(rows);
  }

  /** The types that some operation answers. */
  private static Set<String> answered() {
    Set<String> types = new TreeSet<>();
    for (Operation operation : DOCUMENT.operations().values()) {
      for (String status : operation.statuses()) {
        operation
            .response(Integer.parseInt(status))
            .at("/content/application~1problem+json/schema/properties/type/enum")
            .forEach(type -> types.add(type.asText()));
      }
    }
    return types;
  }

  @Test
  void components_always_areUsedAndThere() {
    Set<String> used =
        REFERENCE
            .matcher(DOCUMENT.root().toString())
            .results()
            .map((MatchResult found) -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    // Security schemes are used by their names.
    Set<String> there = new TreeSet<>();
    for (Map.Entry<String, JsonNode> kind : DOCUMENT.root().path("components").properties()) {
      if (!kind.getKey().equals("securitySchemes")) {
        kind.getValue()
            .fieldNames()
            .forEachRemaining(name -> there.add(kind.getKey() + "/" + name));
      }
    }

    assertThat(used).isEqualTo(there);
  }

  @Test
  void examples_always_areAsTheirSchemasSay() {
    for (Map.Entry<String, JsonNode> schema :
        DOCUMENT.root().at("/components/schemas").properties()) {
      for (JsonNode example : schema.getValue().path("examples")) {
        assertThat(DOCUMENT.problems(schema.getValue(), example)).as(schema.getKey()).isEmpty();
      }
    }
    for (String kind : List.of("parameters", "headers")) {
      for (JsonNode part : DOCUMENT.root().at("/components/" + kind)) {
        if (part.has("example")) {
          assertThat(DOCUMENT.problems(part.path("schema"), part.path("example")))
              .as(part.toString())
              .isEmpty();
        }
      }
    }
  }

  @Test
  void openApi_whileASettingIsWrong_isThereAndSentOnce() throws Exception {
    ServiceFunctions service =
        new ServiceFunctions(
            () -> {
              throw JobProblem.unavailable("invalid-setting", "Set CustomVision__endpoint.");
            });

    HttpResponseMessage reply = service.openApi(Requests.get(Map.of()), Requests.context());
    HttpResponseMessage again =
        service.openApi(
            Requests.request(
                Map.of("If-None-Match", reply.getHeader("ETag")), Map.of(), Optional.empty()),
            Requests.context());

    assertThat(reply.getStatusCode()).isEqualTo(200);
    assertThat(reply.getHeader("Content-Type")).isEqualTo("application/json");
    assertThat(Requests.json(reply)).isEqualTo(DOCUMENT.root());
    assertThat(again.getStatusCode()).isEqualTo(304);
    assertThat(String.valueOf(again.getBody())).isEmpty();
  }

  static Stream<Operation> operations() {
    return DOCUMENT.operations().values().stream();
  }
}
