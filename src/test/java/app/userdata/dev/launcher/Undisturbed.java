package app.userdata.dev.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.archive.BagValidator;
import app.userdata.archive.LibraryOfCongress;
import app.userdata.dev.command.BagCheck;
import app.userdata.dev.command.EvidenceDownload;
import app.userdata.dev.simulator.Account;
import app.userdata.dev.simulator.Holdings;
import app.userdata.dev.simulator.SimulatorOptions;
import app.userdata.dev.simulator.Traffic;
import app.userdata.evidence.Example;
import app.userdata.evidence.SigningKey;
import app.userdata.job.DeletionProof;
import app.userdata.job.EngineBench;
import app.userdata.job.ItemCounts;
import app.userdata.job.ServedArchive;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What two jobs must come to, whatever happened to their host or storage: what they come to alone.
 */
final class Undisturbed {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode exported;
  private final JsonNode deleted;
  private final Map<String, Long> calls;
  private final List<String> changes;

  private Undisturbed(
      JsonNode exported, JsonNode deleted, Map<String, Long> calls, List<String> changes) {
    this.exported = exported;
    this.deleted = deleted;
    this.calls = calls;
    this.changes = changes;
  }

  /** Runs both in this process. */
  static Undisturbed run(Account exported, Account deleted) throws Exception {
    try (EngineBench exports = EngineBench.quick(exported, SimulatorOptions.defaults());
        EngineBench deletions = EngineBench.quick(deleted, SimulatorOptions.defaults())) {
      return new Undisturbed(
          counts(exports.export("")),
          counts(deletions.delete("{\"categories\":[\"all\"]}")),
          exports.simulator().traffic().calls(),
          changes(deletions.simulator().traffic()));
    }
  }

  /** Read again: numbers that came by HTTP are of another type. */
  private static JsonNode counts(JsonNode job) throws IOException {
    return JSON.readTree(job.path("categories").toString());
  }

  /** The archive holds everything that the service serves, byte for byte, in a valid bag. */
  void isExported(TwoJobs jobs, JsonNode job, ApiClient api, Path folder) throws Exception {
    assertThat(job.path("status").asText()).as(job.toPrettyString()).isEqualTo("Succeeded");
    assertThat(job.path("categories")).isEqualTo(exported);
    ItemCounts.agree(items(api, job, ""), job);
    new ArchiveDownload(api).copy(job.path("id").asText(), folder);
    ServedArchive.of(jobs.exported()).isExactly(files(folder));
    assertThat(new BagCheck(folder).problems()).isEmpty();
    assertThat(new BagValidator(folder).problems()).isEmpty();
    LibraryOfCongress.verify(folder);
    assertThat(jobs.exported().traffic().mutations()).isEmpty();
  }

  /** Nothing is left, no call went beyond the plan, and the certificate says so. */
  void isDeleted(TwoJobs jobs, JsonNode job, ApiClient api, Path folder) throws Exception {
    assertThat(job.path("status").asText()).as(job.toPrettyString()).isEqualTo("Succeeded");
    assertThat(job.path("categories")).isEqualTo(deleted);
    assertThat(Holdings.of(jobs.deleted().account())).isEmpty();
    ItemCounts.agree(items(api, job, ""), job);
    DeletionProof.callsStayWithin(items(api, job, "&outcome=planned"), jobs.deleted().traffic());
    EvidenceDownload evidence =
        new EvidenceDownload(api, List.of(SigningKey.parse(Example.KEY).publicKey()));
    assertThat(evidence.verify(evidence.copy(job.path("id").asText(), folder)).faults()).isEmpty();
  }

  /** Nothing was asked for twice, and nothing was changed twice. */
  void isNotRepeated(TwoJobs jobs) {
    assertThat(jobs.exported().traffic().calls()).isEqualTo(calls);
    assertThat(changes(jobs.deleted().traffic())).isEqualTo(changes);
  }

  private static List<String> changes(Traffic traffic) {
    return traffic.mutations().stream()
        .map(
            call ->
                call.operation()
                    + " "
                    + call.project()
                    + " "
                    + call.ids().stream().sorted().toList())
        .sorted()
        .toList();
  }

  private static List<JsonNode> items(ApiClient api, JsonNode job, String query)
      throws InterruptedException {
    List<JsonNode> items = new ArrayList<>();
    String continuation = "";
    do {
      JsonNode page =
          api.get("jobs/" + job.path("id").asText() + "/items?top=500" + query + continuation);
      page.path("items").forEach(items::add);
      continuation =
          page.has("continuationToken")
              ? "&continuationToken=" + page.path("continuationToken").asText()
              : "";
    } while (!continuation.isEmpty());
    return items;
  }

  private static NavigableMap<String, byte[]> files(Path folder) throws IOException {
    NavigableMap<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
      }
    }
    return files;
  }
}
