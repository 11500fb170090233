package app.userdata.security;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.dev.host.HostResponse;
import app.userdata.dev.simulator.Account;
import app.userdata.dev.simulator.ExportedModel;
import app.userdata.dev.simulator.Iteration;
import app.userdata.dev.simulator.PersonalAccount;
import app.userdata.function.JobFunctions;
import app.userdata.job.Start;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names that people typed stay text: no path, no line, no header, no element is made of them. */
final class HostileNamesTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String KEY = "0123456789abcdef";

  private static final List<String> HOSTILE =
      List.of(
          "../../../../etc/passwd",
          "..\\..\\windows\\win.ini",
          "%2e%2e%2f%2e%2e%2fx",
          "nul\u0000byte",
          "line\r\nInjected: header\r\n\r\n{\"event\":\"job\",\"status\":\"Succeeded\"}",
          "\u001b[2J\u001b[31mred",
          "\u202egnp.exe",
          "\uD83D\uDE00\u0301",
          "</script><img src=x onerror=alert(1)>",
          "=cmd|' /C calc'!A0",
          "{{7*7}}${7*7}#{7*7}%s%n");

  static Stream<String> names() {
    return Stream.of(HOSTILE.get(0), String.join("", HOSTILE), "x".repeat(4096));
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("names")
  void exportAndPlan_namesOfAllKinds_stayText(String name) throws Exception {
    Account account = PersonalAccount.of(where -> name);
    for (String status : List.of("Done", name)) {
      Iteration iteration = account.projects().get(0).iterations().get(0);
      iteration.add(
          new ExportedModel(
              UUID.nameUUIDFromBytes(status.getBytes(StandardCharsets.UTF_8)),
              name,
              Optional.of(name),
              status,
              false,
              new byte[] {1}));
    }
    try (WatchedApp app = new WatchedApp(account, KEY, KEY, Keys.ed25519())) {
      String id = app.engine().exports().start(Start.of(""));
      JsonNode job = app.finish(id);
      String plan = app.engine().deletions().start(Start.of("{\"categories\":[\"all\"]}"));
      app.finish(plan);
      JobFunctions jobs = new JobFunctions(app::app);
      HostResponse report =
          app.ask("report", "", (request, context) -> jobs.report(request, id, context));

      assertThat(job.get("status").asText()).matches("Succeeded|PartiallySucceeded");
      NavigableMap<String, byte[]> archive = app.ports().archives().contents(id);
      pathsAreOfIds(archive);
      linesAreWhole(archive, name);
      assertThat(app.outputs().lines()).isNotEmpty().allSatisfy(HostileNamesTest::oneLine);
      app.archived(id);
      assertThat(
              app.outputs()
                  .leaks(
                      List.of(
                          Canary.allowed("a name", name, Place.DATA, Place.RECORDS, Place.REPORT))))
          .isEmpty();
      isHarmless(report);
    }
  }

  private static void isHarmless(HostResponse report) {
    assertThat(report.getStatusCode()).isEqualTo(200);
    assertThat(String.valueOf(report.getBody())).doesNotContain("<img", "<script");
    assertThat(report.getHeader("Content-Security-Policy"))
        .matches(
            "default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]{44}'; img-src data:;"
                + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    assertThat(report.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(report.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(report.getHeader("Cache-Control")).isEqualTo("no-store");
  }

  private static void pathsAreOfIds(NavigableMap<String, byte[]> archive) {
    assertThat(archive.keySet())
        .allSatisfy(
            path -> {
              assertThat(path).matches("[A-Za-z0-9._/-]+").hasSizeLessThan(300);
              assertThat(List.of(path.split("/"))).doesNotContain("", ".", "..");
            });
    assertThat(
            new String(
                    archive.getOrDefault("manifest-sha256.txt", new byte[0]),
                    StandardCharsets.UTF_8)
                .lines())
        .allSatisfy(line -> assertThat(line).matches("[0-9a-f]{64}  data/[A-Za-z0-9._/-]+"))
        .hasSize((int) archive.keySet().stream().filter(path -> path.startsWith("data/")).count());
  }

  /** JSON lines stay a document a line, and the name is in them as it was typed. */
  private static void linesAreWhole(NavigableMap<String, byte[]> archive, String name)
      throws JsonProcessingException {
    String tags = "";
    for (var file : archive.entrySet()) {
      String text = new String(file.getValue(), StandardCharsets.UTF_8);
      if (file.getKey().endsWith(".jsonl")) {
        for (String line : text.split("\n")) {
          assertThat(MAPPER.readTree(line).isObject()).isTrue();
        }
      } else if (file.getKey().endsWith("/tags.json")) {
        tags = text;
      }
    }
    assertThat(MAPPER.readTree(tags).get(0).get("name").asText()).isEqualTo(name);
  }

  private static void oneLine(String line) {
    assertThat(line).doesNotContain("\n", "\r", "\u001b", "\u202e");
    try {
      assertThat(MAPPER.readTree(line).has("event")).isTrue();
    } catch (JsonProcessingException e) {
      throw new AssertionError(line, e);
    }
  }
}
