package app.userdata.function;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.dev.memory.InMemoryExportArchives;
import app.userdata.dev.memory.InMemoryMessageQueue;
import app.userdata.dev.memory.InMemoryRecordStore;
import app.userdata.dev.simulator.SampleAccount;
import app.userdata.dev.simulator.SimulatorOptions;
import app.userdata.job.AdjustableClock;
import app.userdata.job.EngineBench;
import app.userdata.job.Ports;
import app.userdata.job.Quiet;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.azure.functions.HttpResponseMessage;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The HTTP contract of deletions, held by the real function classes on the real engine. */
final class DeletionFunctionsTest {
  private static final String IMAGES = "{\"categories\":[\"images\"]}";
  private static final String OTHER_HASH = "sha256:" + "0".repeat(64);

  private final AdjustableClock clock = new AdjustableClock();
  private final EngineBench bench =
      new EngineBench(
          SampleAccount.large(83),
          SimulatorOptions.defaults().withCallsPerSecond(0),
          400,
          new Ports(
              new InMemoryRecordStore(),
              new InMemoryMessageQueue(clock),
              new InMemoryExportArchives()),
          clock);
  private final DeletionFunctions deletions = new DeletionFunctions(this::app);
  private final EvidenceFunctions evidence = new EvidenceFunctions(this::app);
  private final ExportFunctions exports = new ExportFunctions(this::app);
  private final JobFunctions jobs = new JobFunctions(this::app);

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void startDeletion_scopeNamed_acceptsAndTellsWhereToLook() {
    HttpResponseMessage reply = start(IMAGES, Requests.JSON);

    assertThat(reply.getStatusCode()).isEqualTo(202);
    JsonNode job = Requests.json(reply);
    assertThat(job.path("kind").asText()).isEqualTo("deletion");
    assertThat(reply.getHeader("Location"))
        .isEqualTo("https://app.example/api/jobs/" + job.path("id").asText());
    assertThat(reply.getHeader("Operation-Location")).isEqualTo(reply.getHeader("Location"));
    assertThat(reply.getHeader("Retry-After")).isEqualTo("2");
    assertThat(job.at("/links/confirm").asText())
        .isEqualTo(reply.getHeader("Location") + "/confirm");
  }

  @Test
  void startDeletion_requireExportOfARunningExport_isRefused() {
    String export = id(exports.startExport(Requests.post("", Requests.JSON), Requests.context()));

    HttpResponseMessage reply =
        start("{\"categories\":[\"tags\"],\"requireExport\":\"" + export + "\"}", Requests.JSON);

    assertProblem(reply, 400, "invalid-request");
    assertThat(Requests.json(reply).path("detail").asText()).contains("name a finished one");
  }

  @Test
  void startDeletion_categoryInRoute_deletesThatCategory() {
    ImagesFunctions images = new ImagesFunctions(this::app);

    JsonNode job =
        Requests.json(images.startDeletion(Requests.post("", Requests.JSON), Requests.context()));

    assertThat(job.at("/request/categories").toString()).isEqualTo("[\"images\"]");
  }

  @Test
  void startDeletion_unknownCategoryInRoute_isOurOwnProblem() {
    assertProblem(
        deletions.startUnknown(Requests.post("{}", Requests.JSON), Requests.context()),
        404,
        "unknown-category");
  }

  @Test
  void startDeletion_whileAnExportOfTheProjectRuns_isAConflict() throws Exception {
    String export = id(exports.startExport(Requests.post("", Requests.JSON), Requests.context()));

    assertProblem(start(IMAGES, Requests.JSON), 409, "overlapping-job");

    bench.settle(export);
    assertThat(start(IMAGES, Requests.JSON).getStatusCode()).isEqualTo(202);
  }

  @Test
  void startDeletion_sameKey_isTheSameJobOrRefused() {
    Map<String, String> headers =
        Map.of("content-type", "application/json", "idempotency-key", "ticket-1");

    HttpResponseMessage first = start(IMAGES, headers);
    HttpResponseMessage second = start("{ \"categories\" : [\"images\"] }", headers);
    HttpResponseMessage other = start("{\"categories\":[\"tags\"]}", headers);
    HttpResponseMessage export =
        exports.startExport(Requests.post(IMAGES, headers), Requests.context());

    assertThat(id(second)).isEqualTo(id(first));
    assertProblem(other, 422, "idempotency-key-reused");
    assertProblem(export, 422, "idempotency-key-reused");
  }

  @Test
  void change_fromAnotherOriginOrWithoutContentType_isRefused() throws Exception {
    String job = planned().path("id").asText();
    Map<String, String> foreign =
        Map.of("content-type", "application/json", "origin", "https://evil.example");

    assertProblem(start(IMAGES, foreign), 403, "foreign-origin");
    assertProblem(start(IMAGES, Map.of()), 415, "unsupported-media-type");
    assertProblem(confirm(job, "{}", foreign), 403, "foreign-origin");
    assertProblem(confirm(job, "{}", Map.of()), 415, "unsupported-media-type");
    assertProblem(remove(job, foreign), 403, "foreign-origin");
    assertProblem(remove(job, Map.of()), 415, "unsupported-media-type");
  }

  @Test
  void confirm_hashOfThePlan_isCarriedOutOnceHoweverOftenItIsSaid() throws Exception {
    ObjectNode job = planned();
    String hash = body(job.path("planHash").asText());

    HttpResponseMessage first = confirm(id(job), hash, Requests.JSON);
    HttpResponseMessage second = confirm(id(job), hash, Requests.JSON);
    ObjectNode ended = bench.settle(id(job));
    int calls = bench.simulator().traffic().mutations().size();
    HttpResponseMessage late = confirm(id(job), hash, Requests.JSON);
    bench.settle(id(job));

    assertThat(first.getStatusCode()).isEqualTo(202);
    assertThat(first.getHeader("Location")).isEqualTo("https://app.example/api/jobs/" + id(job));
    assertThat(Requests.json(first).path("status").asText()).isEqualTo("Running");
    assertThat(second.getStatusCode()).isEqualTo(202);
    assertThat(late.getStatusCode()).isEqualTo(202);
    assertThat(ended.path("status").asText()).as(ended.toPrettyString()).isEqualTo("Succeeded");
    assertThat(calls).isPositive();
    assertThat(bench.simulator().traffic().mutations()).hasSize(calls);
  }

  @Test
  void confirm_anotherHash_changesNothing() throws Exception {
    ObjectNode job = planned();

    assertProblem(confirm(id(job), body(OTHER_HASH), Requests.JSON), 412, "another-plan");
    assertThat(get(id(job)).path("status").asText()).isEqualTo("AwaitingConfirmation");
  }

  @Test
  void confirm_whatDoesNotWaitForIt_isAConflict() throws Exception {
    String export = bench.export("{\"categories\":[\"account-info\"]}").path("id").asText();
    String planning = id(start(IMAGES, Requests.JSON));

    assertProblem(
        confirm(planning, body(OTHER_HASH), Requests.JSON), 409, "not-awaiting-confirmation");
    assertProblem(
        confirm(export, body(OTHER_HASH), Requests.JSON), 409, "not-awaiting-confirmation");
    assertProblem(
        confirm("3f2504e0-4f89-41d3-9a0c-0305e82c3301", body(OTHER_HASH), Requests.JSON),
        404,
        "job-not-found");
  }

  @Test
  void confirm_planOfYesterday_isAConflict() throws Exception {
    ObjectNode job = planned();
    clock.advance(Duration.ofHours(25));

    assertProblem(
        confirm(id(job), body(job.path("planHash").asText()), Requests.JSON), 409, "plan-too-old");
    assertThat(bench.simulator().traffic().mutations()).isEmpty();
  }

  @Test
  void confirm_whileAnotherJobRunsOnTheProject_isAConflict() throws Exception {
    ObjectNode job = planned();
    exports.startExport(Requests.post("", Requests.JSON), Requests.context());

    assertProblem(
        confirm(id(job), body(job.path("planHash").asText()), Requests.JSON),
        409,
        "overlapping-job");
  }

  @Test
  void evidence_verifiedDeletion_isThereWithItsItems() throws Exception {
    ObjectNode job = planned();

    assertProblem(evidence(id(job)), 409, "not-finished");
    bench.confirm(job);
    HttpResponseMessage reply = evidence(id(job));

    assertThat(reply.getStatusCode()).isEqualTo(200);
    assertThat(reply.getHeader("Content-Type")).startsWith("application/json");
    assertThat(reply.getHeader("Cache-Control")).isEqualTo("no-store");
    JsonNode content = Requests.json(reply).path("evidence");
    assertThat(content.at("/plan/hash")).isEqualTo(job.path("planHash"));
    long lines = 0;
    for (JsonNode part : content.path("items")) {
      HttpResponseMessage items = part(id(job), part.path("part").asText());
      assertThat(items.getStatusCode()).isEqualTo(200);
      assertThat(items.getHeader("Content-Type")).startsWith("application/jsonl");
      lines += String.valueOf(items.getBody()).lines().count();
    }
    assertThat(lines).isEqualTo(83);
    assertProblem(part(id(job), "items-none.jsonl"), 404, "part-not-found");
    assertProblem(part(id(job), "..%2Fjob.json"), 404, "part-not-found");
  }

  @Test
  void evidence_otherJobs_haveNone() throws Exception {
    String export = bench.export("{\"categories\":[\"account-info\"]}").path("id").asText();
    String nothing =
        bench
            .plan("{\"subject\":{\"imageIds\":[\"3f2504e0-4f89-41d3-9a0c-0305e82c3301\"]}}")
            .path("id")
            .asText();
    String unconfirmed = id(planned());
    clock.advance(Duration.ofDays(8));
    bench.engine().supervisor().tick(Quiet.LOG);
    bench.engine().supervisor().tick(Quiet.LOG);

    assertThat(get(nothing).path("status").asText()).isEqualTo("Failed");
    assertThat(get(unconfirmed).path("status").asText()).isEqualTo("Canceled");
    assertProblem(evidence(export), 404, "no-evidence");
    assertProblem(evidence(nothing), 409, "not-verified");
    assertProblem(evidence(unconfirmed), 409, "not-verified");
    assertProblem(part(unconfirmed, "items-x.jsonl"), 409, "not-verified");
    assertProblem(evidence("3f2504e0-4f89-41d3-9a0c-0305e82c3301"), 404, "job-not-found");
  }

  @Test
  void removeJob_ended_isHiddenButItsEvidenceStays() throws Exception {
    String job = id(bench.confirm(planned()));
    Object before = evidence(job).getBody();

    assertThat(remove(job, Requests.JSON).getStatusCode()).isEqualTo(202);
    assertProblem(jobs.get(Requests.get(Map.of()), job, Requests.context()), 404, "job-not-found");
    assertThat(list(Map.of()).path("jobs")).isEmpty();
    bench.engine().supervisor().tick(Quiet.LOG);

    assertThat(evidence(job).getBody()).isEqualTo(before);
    String part = Requests.json(evidence(job)).at("/evidence/items/0/part").asText();
    assertThat(part(job, part).getStatusCode()).isEqualTo(200);
    assertThat(remove(job, Requests.JSON).getStatusCode()).isEqualTo(202);
  }

  @Test
  void removeJob_notEnded_isAConflict() throws Exception {
    assertProblem(remove(id(planned()), Requests.JSON), 409, "job-not-ended");
    assertProblem(
        remove("3f2504e0-4f89-41d3-9a0c-0305e82c3301", Requests.JSON), 404, "job-not-found");
  }

  @Test
  void listItems_planned_areThoseImagesThatThePlanNames() throws Exception {
    ObjectNode job = planned();

    JsonNode page =
        Requests.json(
            jobs.items(
                Requests.get(Map.of("outcome", "planned", "top", "500")),
                id(job),
                Requests.context()));

    assertThat(page.path("items")).hasSize(83);
    assertThat(page.path("items").findValuesAsText("category")).containsOnly("images");
    assertThat(page.path("items").findValuesAsText("outcome")).containsOnly("planned");
    assertThat(job.at("/categories/images/planned").asInt()).isEqualTo(83);
  }

  @Test
  void listJobs_ofDeletions_holdsNoExport() throws Exception {
    bench.export("{\"categories\":[\"account-info\"]}");
    String job = id(planned());

    JsonNode page = list(Map.of("kind", "deletion", "status", "AwaitingConfirmation"));

    assertThat(page.path("jobs").findValuesAsText("id")).containsExactly(job);
  }

  @Test
  void schema_always_isThePublishedOne() {
    HttpResponseMessage reply = evidence.schema(Requests.get(Map.of()), Requests.context());

    assertThat(reply.getStatusCode()).isEqualTo(200);
    assertThat(reply.getHeader("Content-Type")).startsWith("application/schema+json");
    assertThat(Requests.json(reply).path("$id").asText())
        .isEqualTo("urn:custom-vision-user-data:evidence:1");
  }

  private App app() {
    return new App(bench.engine(), false, Optional.empty());
  }

  private ObjectNode planned() throws Exception {
    ObjectNode job = bench.plan(IMAGES);
    assertThat(job.path("status").asText()).isEqualTo("AwaitingConfirmation");
    return job;
  }

  private HttpResponseMessage start(String body, Map<String, String> headers) {
    return deletions.startDeletion(Requests.post(body, headers), Requests.context());
  }

  private HttpResponseMessage confirm(String job, String body, Map<String, String> headers) {
    return deletions.confirm(Requests.post(body, headers), job, Requests.context());
  }

  private HttpResponseMessage remove(String job, Map<String, String> headers) {
    return deletions.remove(Requests.post("", headers), job, Requests.context());
  }

  private HttpResponseMessage evidence(String job) {
    return evidence.evidence(Requests.get(Map.of()), job, Requests.context());
  }

  private HttpResponseMessage part(String job, String name) {
    return evidence.evidenceItems(Requests.get(Map.of()), job, name, Requests.context());
  }

  private JsonNode get(String job) {
    return Requests.json(jobs.get(Requests.get(Map.of()), job, Requests.context()));
  }

  private JsonNode list(Map<String, String> query) {
    return Requests.json(jobs.list(Requests.get(query), Requests.context()));
  }

  private static String body(String hash) {
    return "{\"planHash\":\"" + hash + "\"}";
  }

  private static String id(JsonNode job) {
    return job.path("id").asText();
  }

  private static String id(HttpResponseMessage reply) {
    return id(Requests.json(reply));
  }

  private static void assertProblem(HttpResponseMessage reply, int status, String type) {
    assertThat(reply.getStatusCode()).as(String.valueOf(reply.getBody())).isEqualTo(status);
    JsonNode problem = Requests.json(reply);
    assertThat(problem.path("type").asText()).isEqualTo(HttpReplies.PROBLEM_TYPE + type);
    assertThat(problem.path("detail").asText()).isNotBlank();
  }
}
