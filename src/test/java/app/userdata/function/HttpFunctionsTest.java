package app.userdata.function;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.category.CategoryId;
import app.userdata.dev.simulator.Account;
import app.userdata.dev.simulator.SampleAccount;
import app.userdata.dev.simulator.SimulatorOptions;
import app.userdata.job.EngineBench;
import app.userdata.job.JobProblem;
import app.userdata.job.StorageUnavailableException;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.azure.functions.HttpResponseMessage;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The HTTP contract, held by the real function classes on the real engine. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HttpFunctionsTest {
  private final Account account = SampleAccount.create();
  private EngineBench bench;
  private ExportFunctions exports;
  private JobFunctions jobs;
  private String finished;

  @BeforeAll
  void exportOnce() throws Exception {
    bench = EngineBench.quick(account, SimulatorOptions.defaults(), EngineBench.inMemory());
    Supplier<App> app = () -> new App(bench.engine(), false, Optional.empty());
    exports = new ExportFunctions(app);
    jobs = new JobFunctions(app);
    finished = bench.export("{\"categories\":[\"tags\",\"projects\"]}").get("id").asText();
  }

  @AfterAll
  void close() {
    bench.close();
  }

  @Test
  void startExport_emptyBody_acceptsAndTellsWhereToLook() {
    HttpResponseMessage reply = start("", Requests.JSON);

    assertThat(reply.getStatusCode()).isEqualTo(202);
    String id = Requests.json(reply).path("id").asText();
    assertThat(reply.getHeader("Location")).isEqualTo("https://app.example/api/jobs/" + id);
    assertThat(reply.getHeader("Operation-Location")).isEqualTo(reply.getHeader("Location"));
    assertThat(reply.getHeader("Retry-After")).isEqualTo("2");
    assertThat(Requests.json(reply).path("links").path("self").asText())
        .isEqualTo("https://app.example/api/jobs/" + id);
  }

  @Test
  void startExport_sameKeyAndBody_isTheSameJob() {
    Map<String, String> headers =
        Map.of("content-type", "application/json", "idempotency-key", "ticket-1");

    HttpResponseMessage first = start("{\"categories\":[\"tags\"]}", headers);
    HttpResponseMessage second = start("{ \"categories\" : [ \"tags\" ] }", headers);
    HttpResponseMessage other = start("{\"categories\":[\"images\"]}", headers);

    assertThat(Requests.json(second).path("id")).isEqualTo(Requests.json(first).path("id"));
    assertProblem(other, 422, "idempotency-key-reused");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{                                      | body",
        "[]                                     | body",
        "{\"colour\":\"red\"}                   | colour",
        "{\"categories\":[\"cats\"]}            | categories",
        "{\"categories\":[]}                    | categories",
        "{\"categories\":\"images\"}            | categories",
        "{\"projects\":[]}                      | projects",
        "{\"projects\":[\"no such project\"]}   | projects",
        "{\"resource\":\"other\"}               | resource",
        "{\"subject\":{}}                       | subject",
        "{\"subject\":{\"tags\":[]}}            | subject.tags",
        "{\"subject\":{\"imageIds\":[\"7\"]}}   | subject.imageIds",
        "{\"subject\":{\"tags\":[\"a\"]},\"categories\":[\"tags\"]} | categories",
        "{\"formats\":[]}                       | formats",
        "{\"formats\":null}                     | formats",
        "{\"formats\":\"coco\"}                 | formats",
        "{\"formats\":[\"coco\",\"COCO\"]}      | formats",
        "{\"formats\":[\"coco\"],\"categories\":[\"tags\"]} | formats",
        "{\"receivedAt\":\"yesterday\"}         | receivedAt",
        "{\"requireExport\":\"x\"}              | requireExport",
        "{\"categories\":[\"tags\"],\"categories\":[\"images\"]} | body"
      })
  void startExport_wrongBody_namesTheField(String body, String field) {
    HttpResponseMessage reply = start(body, Requests.JSON);

    assertProblem(reply, 400, "invalid-request");
    assertThat(Requests.json(reply).path("field").asText()).isEqualTo(field);
    assertThat(reply.getHeader("Content-Type")).isEqualTo("application/problem+json");
  }

  @Test
  void startExport_bodyOverOneMebibyte_isRefused() {
    HttpResponseMessage reply =
        start("{\"reference\":\"" + "x".repeat(1 << 20) + "\"}", Requests.JSON);

    assertProblem(reply, 400, "invalid-request");
  }

  @Test
  void startExport_noJsonContentType_isRefused() {
    assertProblem(start("{}", Map.of()), 415, "unsupported-media-type");
    assertProblem(start("{}", Map.of("content-type", "text/plain")), 415, "unsupported-media-type");
  }

  @Test
  void startExport_fromAPageOfAnotherOrigin_isRefused() {
    assertProblem(
        start("{}", Map.of("content-type", "application/json", "origin", "https://evil.example")),
        403,
        "foreign-origin");
    assertThat(
            start("{}", Map.of("content-type", "application/json", "origin", "https://app.example"))
                .getStatusCode())
        .isEqualTo(202);
  }

  @Test
  void startExport_chunkedBodyThatTheHostDropped_isNotTakenForEverything() {
    assertProblem(
        start("", Map.of("content-type", "application/json", "transfer-encoding", "chunked")),
        411,
        "length-required");
  }

  @Test
  void startExport_categoryInRoute_exportsThatCategory() {
    ImagesFunctions images =
        new ImagesFunctions(
            () -> new App(bench.engine(), false, Optional.of("https://public.example")));

    JsonNode job =
        Requests.json(images.startExport(Requests.post("", Requests.JSON), Requests.context()));

    assertThat(job.path("request").path("categories").toString()).isEqualTo("[\"images\"]");
    assertThat(job.path("links").path("self").asText()).startsWith("https://public.example/api/");
  }

  @Test
  void startExport_unknownCategoryInRoute_isOurOwnProblem() {
    HttpResponseMessage reply =
        exports.startUnknown(Requests.post("{}", Requests.JSON), Requests.context());

    assertProblem(reply, 404, "unknown-category");
    assertThat(Requests.json(reply).path("detail").asText()).contains("account-info");
  }

  @Test
  void getJob_finished_hasAnETagThatSavesTheBody() {
    HttpResponseMessage reply = jobs.get(Requests.get(Map.of()), finished, Requests.context());
    HttpResponseMessage again =
        jobs.get(
            Requests.request(
                Map.of("if-none-match", reply.getHeader("ETag")), Map.of(), Optional.empty()),
            finished,
            Requests.context());

    assertThat(reply.getStatusCode()).isEqualTo(200);
    assertThat(Requests.json(reply).path("status").asText()).isEqualTo("Succeeded");
    assertThat(reply.getHeader("Retry-After")).isNull();
    assertThat(again.getStatusCode()).isEqualTo(304);
  }

  @Test
  void getJob_stillRunning_tellsWhenToAskAgain() {
    String id = Requests.json(start("", Requests.JSON)).path("id").asText();

    HttpResponseMessage reply = jobs.get(Requests.get(Map.of()), id, Requests.context());

    assertThat(reply.getHeader("Retry-After")).isEqualTo("2");
  }

  @ParameterizedTest
  @CsvSource({"3f2504e0-4f89-41d3-9a0c-0305e82c3301", "'../active'", "x"})
  void getJob_unknown_isNotFound(String id) {
    assertProblem(jobs.get(Requests.get(Map.of()), id, Requests.context()), 404, "job-not-found");
  }

  @Test
  void listItems_filtered_holdsThatCategoryPageByPage() {
    Map<String, String> query = Map.of("category", "tags", "outcome", "exported", "top", "10");

    JsonNode page = Requests.json(jobs.items(Requests.get(query), finished, Requests.context()));

    assertThat(page.path("items")).hasSize(10);
    assertThat(page.path("items").findValuesAsText("category")).containsOnly("tags");
    assertThat(page.path("continuationToken").asText()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({"category,cats", "outcome,lost", "top,0", "top,501", "top,x", "continuationToken,?"})
  void listItems_wrongQuery_namesTheParameter(String name, String value) {
    HttpResponseMessage reply =
        jobs.items(Requests.get(Map.of(name, value)), finished, Requests.context());

    assertProblem(reply, 400, "invalid-request");
    assertThat(Requests.json(reply).path("field").asText()).isEqualTo(name);
  }

  @Test
  void listJobs_byStatus_holdsTheFinishedOne() {
    JsonNode page =
        Requests.json(jobs.list(Requests.get(Map.of("status", "Succeeded")), Requests.context()));

    assertThat(page.path("jobs").findValuesAsText("id")).contains(finished);
  }

  @Test
  void getArchive_finished_isNotStored() {
    HttpResponseMessage reply = jobs.archive(Requests.get(Map.of()), finished, Requests.context());

    assertThat(reply.getHeader("Cache-Control")).isEqualTo("no-store");
    assertThat(Requests.json(reply).path("files").findValuesAsText("path"))
        .contains("manifest-sha256.txt");
  }

  @Test
  void getArchive_stillRunning_isAConflict() {
    String id = Requests.json(start("", Requests.JSON)).path("id").asText();

    assertProblem(
        jobs.archive(Requests.get(Map.of()), id, Requests.context()), 409, "archive-not-finished");
  }

  @Test
  void getReport_finished_isAPageThatRunsNothing() {
    HttpResponseMessage reply = jobs.report(Requests.get(Map.of()), finished, Requests.context());

    assertThat(reply.getHeader("Content-Security-Policy")).startsWith("default-src 'none'");
    assertThat(String.valueOf(reply.getBody())).startsWith("<!doctype html>");
  }

  @ParameterizedTest
  @CsvSource({"Reader, 403", "Exporter, 200", "Deleter, 403"})
  void getReport_ofAnExport_isForThoseWhoMayFetchItsArchive(String role, int status) {
    JobFunctions guarded = new JobFunctions(() -> new App(bench.engine(), true, Optional.empty()));

    HttpResponseMessage reply =
        guarded.report(
            Requests.request(Principals.headers(Principals.ANNE, role), Map.of(), Optional.empty()),
            finished,
            Requests.context());

    assertThat(reply.getStatusCode()).isEqualTo(status);
  }

  @Test
  void categories_always_listsTheTable() {
    ServiceFunctions service =
        new ServiceFunctions(() -> new App(bench.engine(), false, Optional.empty()));

    JsonNode list = Requests.json(service.categories(Requests.get(Map.of()), Requests.context()));

    assertThat(list.path("categories").findValuesAsText("id")).isEqualTo(CategoryId.ids());
  }

  @Test
  void health_storageGone_saysSo() {
    ServiceFunctions service =
        new ServiceFunctions(
            () -> {
              throw new StorageUnavailableException("could not read: no such host");
            });

    assertProblem(
        service.health(Requests.get(Map.of()), Requests.context()), 503, "storage-unavailable");
  }

  @Test
  void health_wrongSetting_isThatSettingsSentence() {
    ServiceFunctions service =
        new ServiceFunctions(
            () -> {
              throw JobProblem.unavailable("invalid-setting", "Set CustomVision__endpoint.");
            });

    HttpResponseMessage reply = service.health(Requests.get(Map.of()), Requests.context());

    assertProblem(reply, 503, "invalid-setting");
    assertThat(Requests.json(reply).path("detail").asText())
        .isEqualTo("Set CustomVision__endpoint.");
  }

  @Test
  void health_unexpectedFailure_tellsNothingOfIt() {
    ServiceFunctions service =
        new ServiceFunctions(
            () -> {
              throw new IllegalStateException("key=secret");
            });

    HttpResponseMessage reply = service.health(Requests.get(Map.of()), Requests.context());

    assertProblem(reply, 500, "internal");
    assertThat(String.valueOf(reply.getBody())).doesNotContain("secret").contains("invocation-1");
  }

  @Test
  void cancelJob_runningTwice_acceptsBoth() {
    String id =
        Requests.json(start("{\"categories\":[\"tags\"]}", Requests.JSON)).path("id").asText();

    for (int i = 0; i < 2; i++) {
      HttpResponseMessage reply = cancel(id, Requests.JSON);

      assertThat(reply.getStatusCode()).isEqualTo(202);
      assertThat(Requests.json(reply).path("status").asText()).isEqualTo("Canceling");
      assertThat(reply.getHeader("Location")).isEqualTo("https://app.example/api/jobs/" + id);
      assertThat(reply.getHeader("Retry-After")).isEqualTo("2");
    }
  }

  @Test
  void cancelJob_thatCannotBe_isRefused() {
    assertProblem(cancel(finished, Requests.JSON), 409, "job-ended");
    assertProblem(cancel(finished, Map.of()), 415, "unsupported-media-type");
    assertProblem(
        cancel("3f2504e0-4f89-41d3-9a0c-0305e82c3301", Requests.JSON), 404, "job-not-found");
  }

  @Test
  void retry_succeededOrUnknown_isRefused() {
    assertProblem(retry(finished, Requests.JSON), 409, "nothing-to-retry");
    assertProblem(retry(finished, Map.of()), 415, "unsupported-media-type");
    assertProblem(
        retry("3f2504e0-4f89-41d3-9a0c-0305e82c3301", Requests.JSON), 404, "job-not-found");
  }

  @Test
  void retry_failed_isAcceptedAsTheNextAttempt() throws Exception {
    String nobody = "{\"subject\":{\"metadata\":{\"subjectId\":\"nobody\"}}}";
    String id = bench.export(nobody).get("id").asText();

    HttpResponseMessage reply = retry(id, Requests.JSON);

    assertThat(reply.getStatusCode()).isEqualTo(202);
    assertThat(Requests.json(reply).path("attempt").asInt()).isEqualTo(2);
    assertThat(reply.getHeader("Location")).isEqualTo("https://app.example/api/jobs/" + id);
  }

  private HttpResponseMessage retry(String id, Map<String, String> headers) {
    return exports.retry(Requests.post("", headers), id, Requests.context());
  }

  private HttpResponseMessage cancel(String id, Map<String, String> headers) {
    return jobs.cancel(Requests.post("", headers), id, Requests.context());
  }

  private HttpResponseMessage start(String body, Map<String, String> headers) {
    return exports.startExport(Requests.post(body, headers), Requests.context());
  }

  private static void assertProblem(HttpResponseMessage reply, int status, String type) {
    assertThat(reply.getStatusCode()).as(String.valueOf(reply.getBody())).isEqualTo(status);
    JsonNode problem = Requests.json(reply);
    assertThat(problem.path("type").asText()).isEqualTo(HttpReplies.PROBLEM_TYPE + type);
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("detail").asText()).isNotBlank();
  }
}
