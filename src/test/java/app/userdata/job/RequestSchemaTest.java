package app.userdata.job;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.api.ApiDocument;
import app.userdata.category.CategoryId;
import app.userdata.dev.memory.InMemoryExportArchives;
import app.userdata.dev.memory.InMemoryMessageQueue;
import app.userdata.dev.memory.InMemoryRecordStore;
import app.userdata.dev.simulator.SimulatorOptions;
import app.userdata.dev.simulator.TinyAccount;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the description of the API says of requests, and what the parser says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RequestSchemaTest {
  private static final ApiDocument DOCUMENT = ApiDocument.deployed();
  private static final String ID = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";

  private final MessageQueue events = new InMemoryMessageQueue(Clock.systemUTC());
  private final EngineBench exports = bench(events);
  private final EngineBench deletions = bench(events);

  private static EngineBench bench(MessageQueue queue) {
    return EngineBench.quick(
        TinyAccount.of(1),
        SimulatorOptions.defaults(),
        new Ports(new InMemoryRecordStore(), queue, new InMemoryExportArchives()));
  }

  @AfterAll
  void close() {
    exports.close();
    deletions.close();
  }

  /** The members of bodies that both judge alike; ' stands for a quotation mark. */
  static Stream<String> bodies() {
    return Stream.of(
            "",
            "'resource':'default'",
            "'resource':' '",
            "'resource':null",
            "'resource':7",
            "'categories':['images']",
            "'categories':['images','tags','images']",
            "'categories':['all']",
            "'categories':['all','all']",
            "'categories':['all','images']",
            "'categories':['All']",
            "'categories':[]",
            "'categories':null",
            "'categories':'images'",
            "'categories':[7]",
            "'projects':['Cats']",
            "'projects':['Cats','" + ID + "']",
            "'projects':[]",
            "'projects':['']",
            "'projects':[null]",
            "'projects':{}",
            "'subject':{}",
            "'subject':null",
            "'subject':[]",
            "'subject':{'tags':['Ada']}",
            "'subject':{'tags':[]}",
            "'subject':{'tags':[' ']}",
            "'subject':{'imageIds':['" + ID + "']}",
            "'subject':{'imageIds':['" + ID.toUpperCase(Locale.ROOT) + "']}",
            "'subject':{'imageIds':['7']}",
            "'subject':{'imageIds':['13f2504e0-4f8-41d3-9a0c-0305e82c3301']}",
            "'subject':{'imageIds':[]}",
            "'subject':{'metadata':{'subjectId':'42'}}",
            "'subject':{'metadata':{}}",
            "'subject':{'metadata':{'subjectId':42}}",
            "'subject':{'metadata':{'subjectId':''}}",
            "'subject':{'metadata':[]}",
            "'subject':{'predictionIds':['" + ID + "']}",
            "'subject':{'predictionIds':['x']}",
            "'subject':{'names':['Ada']}",
            "'subject':{'tags':['Ada']},'categories':['images']",
            "'subject':{'tags':['Ada']},'categories':['images','predictions']",
            "'subject':{'tags':['Ada']},'categories':['images','tags']",
            "'subject':{'tags':['Ada']},'categories':['all']",
            "'exclude':{'imageIds':['" + ID + "']}",
            "'exclude':{'tags':['Ada'],'imageIds':['" + ID + "']}",
            "'exclude':{'tags':[]}",
            "'exclude':{'imageIds':['Ada']}",
            "'exclude':{}",
            "'exclude':{'metadata':{'a':'b'}}",
            "'reference':'ticket 4711'",
            "'reference':''",
            "'reference':'" + "x".repeat(200) + "'",
            "'reference':'" + "x".repeat(201) + "'",
            "'receivedAt':'2026-11-24T09:00:00Z'",
            "'receivedAt':'2026-11-24T09:00:00.123+01:00'",
            "'receivedAt':'2026-11-24'",
            "'receivedAt':'yesterday'",
            "'receivedAt':1764000000",
            "'requireExport':'" + ID + "'",
            "'requireExport':'x'",
            "'requireExport':['" + ID + "']",
            "'autoConfirm':{'maxItems':1}",
            "'autoConfirm':{'maxItems':9223372036854775807}",
            "'autoConfirm':{'maxItems':9223372036854775808}",
            "'autoConfirm':{'maxItems':0}",
            "'autoConfirm':{'maxItems':1.5}",
            "'autoConfirm':{'maxItems':'5'}",
            "'autoConfirm':{}",
            "'autoConfirm':true",
            "'autoConfirm':{'maxItems':5,'maxBytes':5}",
            "'allow':['unpublish','iterations','projects']",
            "'allow':['images']",
            "'allow':[]",
            "'allow':'unpublish'",
            "'formats':['coco']",
            "'formats':['coco','yolo','voc','folders','automl']",
            "'formats':[]",
            "'formats':['onnx']",
            "'formats':'coco'",
            "'formats':['voc'],'categories':['tags']",
            "'formats':['voc'],'categories':['images','tags']",
            "'estimate':true",
            "'colour':'red'")
        .map(body -> body.replace('\'', '"'));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void body_ofAnyRoute_isJudgedAlike(String members) throws Exception {
    String scoped = "\"categories\":[\"all\"]" + (members.isEmpty() ? "" : ",") + members;
    for (String body : List.of("{" + members + "}", "{" + scoped + "}")) {
      if (!body.matches(".*\"categories\".*\"categories\".*")) {
        judgedAlike(JobKind.EXPORT, "ExportRequest", Optional.empty(), body);
        judgedAlike(JobKind.DELETION, "DeletionRequest", Optional.empty(), body);
      }
    }
    for (CategoryId category : CategoryId.values()) {
      for (JobKind kind : JobKind.values()) {
        judgedAlike(kind, schema(kind, category), Optional.of(category), "{" + members + "}");
      }
    }
  }

  /** The one that the document gives the route of a category. */
  private static String schema(JobKind kind, CategoryId category) {
    String path = "/" + kind.id() + "s/" + category.id();
    String reference =
        DOCUMENT
            .root()
            .path("paths")
            .path(path)
            .at("/post/requestBody/content/application~1json/schema/$ref")
            .asText();
    return reference.substring(reference.lastIndexOf('/') + 1);
  }

  private static void judgedAlike(
      JobKind kind, String schema, Optional<CategoryId> category, String body) throws Exception {
    List<String> problems = DOCUMENT.problems(DOCUMENT.component(schema), Json.tree(body));

    assertThat(problems.isEmpty())
        .as("%s by %s: %s", body, schema, problems)
        .isEqualTo(parses(kind, category, body));
  }

  private static boolean parses(JobKind kind, Optional<CategoryId> category, String body) {
    try {
      RequestParser.parse(kind, body, category);
      return true;
    } catch (JobProblem e) {
      return false;
    }
  }

  /** Where JSON Schema has no words for what the parser asks. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        // A whole number is one however it is written.
        "{\"categories\":[\"all\"],\"autoConfirm\":{\"maxItems\":5.0}}",
        "{\"categories\":[\"all\"],\"autoConfirm\":{\"maxItems\":5e1}}",
        // Members that stand there twice are one member for a schema.
        "{\"categories\":[\"all\"],\"categories\":[\"images\"]}",
      })
  void body_thatOnlyTheParserRefuses_isListedHere(String body) throws Exception {
    JsonNode lenient = new ObjectMapper().readTree(body);

    assertThat(DOCUMENT.problems(DOCUMENT.component("DeletionRequest"), lenient)).isEmpty();
    assertThat(parses(JobKind.DELETION, Optional.empty(), body)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(JobKind.class)
  void fields_always_areThoseOfTheParser(JobKind kind) {
    String schema = kind == JobKind.EXPORT ? "ExportRequest" : "DeletionRequest";
    Set<String> described = new TreeSet<>();
    DOCUMENT
        .root()
        .at("/components/schemas/" + schema + "/properties")
        .fieldNames()
        .forEachRemaining(described::add);

    assertThat(described).isEqualTo(new TreeSet<>(allowed(kind)));
  }

  /** The fields that a refusal lists. */
  private static List<String> allowed(JobKind kind) {
    try {
      RequestParser.parse(kind, "{\"colour\":1}", Optional.empty());
      throw new AssertionError("an unknown field was taken");
    } catch (JobProblem e) {
      String list = e.sentence().replaceAll(".*\\[(.*)].*", "$1");
      return List.of(list.split(", "));
    }
  }

  static Stream<String> messages() {
    return Stream.of(
            "{'messageId':'1','kind':'KIND','request':{'categories':['tags']}}",
            "{'messageId':'2','kind':'KIND','request':{'categories':[]}}",
            "{'messageId':'3','kind':'KIND','request':[]}",
            "{'messageId':'4','kind':'other','request':{'categories':['tags']}}",
            "{'messageId':'5','request':{'categories':['tags']}}",
            "{'messageId':' ','kind':'KIND','request':{'categories':['tags']}}",
            "{'messageId':7,'kind':'KIND','request':{'categories':['tags']}}",
            "{'kind':'KIND','request':{'categories':['tags']}}",
            "{'messageId':'6','kind':'KIND'}",
            "{'messageId':'7','cancel':{'jobId':'" + ID + "'}}",
            "{'messageId':'8','cancel':{}}",
            "{'messageId':'9','cancel':'" + ID + "'}",
            "{'messageId':'10','cancel':{'jobId':'" + ID + "'},'kind':'KIND'}",
            "{'cancel':{'jobId':'" + ID + "'}}",
            "{'messageId':'11','retry':{'jobId':'" + ID + "'}}",
            "{'messageId':'12','retry':{'jobId':'" + ID + "','attempt':2}}",
            "{'messageId':'13','confirm':{'jobId':'" + ID + "','planHash':'sha256:0'}}",
            "{'messageId':'14','confirm':{'jobId':'" + ID + "'}}",
            "{'messageId':'15','retry':{'jobId':'" + ID + "'},'cancel':{'jobId':'" + ID + "'}}",
            "{'messageId':'"
                + "x".repeat(201)
                + "','kind':'KIND','request':{'categories':['tags']}}",
            "[]",
            "{}")
        .map(message -> message.replace('\'', '"'));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void message_ofEitherQueue_isJudgedAlikeAndAnsweredAsDescribed(String message) throws Exception {
    judgedAlike(exports.engine().dataRequests(), message.replace("KIND", "export"));
    judgedAlike(deletions.engine().deletionRequests(), message.replace("KIND", "deletion"));
  }

  private void judgedAlike(WorkflowRequests queue, String message) throws Exception {
    JsonNode schema = DOCUMENT.root().path("x-queues").path(queue.queue());
    List<String> problems = DOCUMENT.problems(schema, Json.tree(message));
    queue.accept(message);
    List<JsonNode> refusals = told(events);

    // A message that names no job is as described; that there is none is another matter.
    assertThat(problems.isEmpty())
        .as("%s in %s: %s, %s", message, queue.queue(), problems, refusals)
        .isEqualTo(
            refusals.stream()
                .allMatch(event -> event.path("error").asText().startsWith("There is no ")));
  }

  @Test
  void events_ofJobs_areAsDescribed() throws Exception {
    MessageQueue queue = new InMemoryMessageQueue(Clock.systemUTC());
    try (EngineBench bench = bench(queue)) {
      bench.export("{\"reference\":\"ticket 4711\"}");
      bench.delete("{\"categories\":[\"all\"]}");

      assertThat(told(queue))
          .extracting(event -> event.path("status").asText())
          .containsExactly("Succeeded", "AwaitingConfirmation", "Succeeded");
    }
  }

  private static List<JsonNode> told(MessageQueue queue) throws Exception {
    JsonNode schema = DOCUMENT.root().path("x-queues").path(JobEnd.EVENTS);
    List<JsonNode> told = new ArrayList<>();
    for (MessageQueue.Received event : queue.receive(JobEnd.EVENTS, 32, Duration.ofMinutes(1))) {
      queue.delete(JobEnd.EVENTS, event);
      JsonNode body = Json.tree(event.body());
      assertThat(DOCUMENT.problems(schema, body)).as(event.body()).isEmpty();
      told.add(body);
    }
    return told;
  }

  @Test
  void queues_always_areThoseOfTheApp() {
    Set<String> described = new TreeSet<>();
    DOCUMENT.root().path("x-queues").fieldNames().forEachRemaining(described::add);

    assertThat(described)
        .containsExactlyInAnyOrder(
            exports.engine().dataRequests().queue(),
            deletions.engine().deletionRequests().queue(),
            JobEnd.EVENTS);
  }
}
