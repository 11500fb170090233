package app.userdata.function;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.dev.simulator.SimulatorOptions;
import app.userdata.dev.simulator.TinyAccount;
import app.userdata.job.EngineBench;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.azure.functions.HttpResponseMessage;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that were made to harm: each is refused in our own words, and nothing is started. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HostileRequestsTest {
  private static final String CANARY = "jane-doe-7e1c";
  private static final String MARK = "</script><img src=x onerror=alert(1)>";
  private static final String NO_JOB = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";

  private EngineBench bench;
  private ExportFunctions exports;
  private DeletionFunctions deletions;
  private JobFunctions jobs;
  private EvidenceFunctions evidence;

  @BeforeAll
  void start() {
    bench = EngineBench.quick(TinyAccount.create(0), SimulatorOptions.defaults());
    Supplier<App> app = () -> new App(bench.engine(), false, Optional.empty());
    exports = new ExportFunctions(app);
    deletions = new DeletionFunctions(app);
    jobs = new JobFunctions(app);
    evidence = new EvidenceFunctions(app);
  }

  @AfterAll
  void close() {
    bench.close();
  }

  static Stream<String> bodies() {
    return Stream.of(
        "[".repeat(10_000) + "]".repeat(10_000),
        "{\"subject\":{\"metadata\":" + "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_002),
        "{\"projects\":" + "[".repeat(500_000),
        "{\"autoConfirm\":{\"maxItems\":1e999999},\"categories\":[\"all\"]}",
        "{\"autoConfirm\":{\"maxItems\":" + "9".repeat(2000) + "},\"categories\":[\"all\"]}",
        "{\"autoConfirm\":{\"maxItems\":9223372036854775808},\"categories\":[\"all\"]}",
        "{\"categories\":[\"all\"],\"categories\":[\"" + CANARY + "\"]}",
        "{\"categories\":[\"all\"]}{\"categories\":[\"images\"]}",
        "{\"categories\":[\"all\"]} " + CANARY,
        "\uFEFF\uFEFF{\"categories\":[\"all\"]}",
        "{\"categories\":[\"all\"],\"reference\":\"" + CANARY + "\n\"}",
        "{\"categories\":[\"all\"],\"reference\":\"\\ud800" + CANARY + "\\x\"}",
        "{\"categories\":[\"" + CANARY + "\"]}",
        "{\"categories\":[\"all\"],\"projects\":[\"" + CANARY + "\"]}",
        "{\"categories\":[\"all\"],\"resource\":\"" + CANARY + "\"}",
        "{\"categories\":[\"all\"],\"requireExport\":\"../" + CANARY + "\"}",
        "{\"categories\":[\"all\"],\"reference\":\"" + CANARY.repeat(100) + "\"}",
        "{\"categories\":[\"all\"],\"receivedAt\":\"" + CANARY + "\"}",
        "{\"categories\":[\"all\"],\"" + MARK + "\":1}",
        "{\"categories\":[\"all\"],\"__proto__\":{\"" + CANARY + "\":1}}",
        "{\"categories\":[\"all\"],\"@class\":\"java.lang.Runtime\"}",
        "\"" + CANARY + "\"",
        "12345678901234567890",
        "null",
        "\0",
        CANARY,
        "{\"reference\":\"" + "x".repeat(1 << 20) + "\"}",
        "{\"reference\":\"" + "\u00e4".repeat(1 << 19) + "\"}");
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("bodies")
  void start_hostileBody_isRefusedWithoutQuotingIt(String body) {
    int before = jobs();

    isRefused(deletions.startDeletion(post(body), Requests.context()), 400);
    assertThat(jobs()).isEqualTo(before);
  }

  @ParameterizedTest(name = "{index}")
  @ValueSource(
      strings = {"callback", "callbackUrl", "webhook", "notifyUrl", "replyTo", "endpoint", "uri"})
  void start_addressToCallBack_isNoPartOfTheApi(String field) {
    String body = "{\"categories\":[\"all\"],\"%s\":\"http://169.254.169.254/\"}".formatted(field);

    JsonNode refused = isRefused(deletions.startDeletion(post(body), Requests.context()), 400);
    isRefused(exports.startExport(post(body), Requests.context()), 400);

    assertThat(refused.path("detail").asText()).startsWith("Unknown field");
    assertThat(refused.toString()).doesNotContain("169.254");
  }

  @ParameterizedTest(name = "{index}")
  @ValueSource(
      strings = {
        "{\"planHash\":\"sha256:a\",\"planHash\":\"sha256:b\"}",
        "{\"planHash\":\"sha256:a\"}{\"planHash\":\"sha256:b\"}",
        "{\"planHash\":\"sha256:a\",\"force\":true}",
        "{\"planHash\":{\"$ne\":\"\"}}",
        "{\"planHash\":null}",
        "[\"sha256:a\"]",
        ""
      })
  void confirm_hostileBody_isRefused(String body) {
    isRefused(deletions.confirm(post(body), NO_JOB, Requests.context()), 400);
  }

  @ParameterizedTest(name = "{index}")
  @ValueSource(
      strings = {
        "..",
        "../" + NO_JOB,
        NO_JOB + "/../x",
        "%2e%2e%2f" + CANARY,
        CANARY + "\r\nX-Injected: 1",
        MARK,
        "\0",
        "1-1-1-1-1",
        "\u202e" + CANARY
      })
  void get_hostileId_isNotFoundAndNotQuoted(String id) {
    var request = Requests.get(Map.of());
    var context = Requests.context();

    isRefused(jobs.get(request, id, context), 404);
    isRefused(jobs.items(request, id, context), 404);
    isRefused(jobs.archive(request, id, context), 404);
    isRefused(jobs.report(request, id, context), 404);
    isRefused(jobs.cancel(post(""), id, context), 404);
    isRefused(evidence.evidence(request, id, context), 404);
    isRefused(evidence.evidenceItems(request, id, "../../" + id, context), 404);
    isRefused(deletions.remove(post(""), id, context), 404);
  }

  @ParameterizedTest(name = "{index}")
  @ValueSource(strings = {"kind", "status", "top", "continuationToken"})
  void list_hostileQuery_isRefusedWithoutQuotingIt(String name) {
    for (String value : new String[] {MARK, CANARY + "\r\n", "9".repeat(5000), "-1", "%00"}) {
      isRefused(jobs.list(Requests.get(Map.of(name, value)), Requests.context()), 400);
    }
  }

  @Test
  void start_keyWithLineEndsAndMarks_goesIntoNoHeaderAndNoName() {
    Map<String, String> headers =
        Map.of(
            "content-type", "application/json", "idempotency-key", CANARY + "\r\nX: 1/../" + MARK);

    HttpResponseMessage reply = exports.startExport(Requests.post("", headers), Requests.context());

    assertThat(reply.getStatusCode()).isEqualTo(202);
    assertThat(reply.getHeader("Location")).matches("https://app\\.example/api/jobs/[0-9a-f-]{36}");
    assertThat(String.valueOf(reply.getBody())).doesNotContain(CANARY, "onerror");
  }

  @Test
  void start_tenThousandHeaders_readsThoseItKnows() {
    Map<String, String> headers = new TreeMap<>(Requests.JSON);
    IntStream.range(0, 10_000).forEach(i -> headers.put("x-flood-" + i, CANARY));

    assertThat(
            exports
                .startExport(Requests.post("{\"categories\":[]}", headers), Requests.context())
                .getStatusCode())
        .isEqualTo(400);
  }

  private static com.microsoft.azure.functions.HttpRequestMessage<Optional<String>> post(
      String body) {
    return Requests.post(body, Requests.JSON);
  }

  private int jobs() {
    return Requests.json(jobs.list(Requests.get(Map.of()), Requests.context())).path("jobs").size();
  }

  private static JsonNode isRefused(HttpResponseMessage reply, int status) {
    assertThat(reply.getStatusCode()).isEqualTo(status);
    assertThat(reply.getHeader("Content-Type")).isEqualTo("application/problem+json");
    assertThat(reply.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(String.valueOf(reply.getBody()))
        .doesNotContainIgnoringCase(CANARY)
        .doesNotContain("onerror", "\r", "\n", "\u202e")
        .hasSizeLessThan(1500);
    return Requests.json(reply);
  }
}
