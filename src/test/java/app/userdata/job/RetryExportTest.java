package app.userdata.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.userdata.archive.ExportArchive;
import app.userdata.category.Outcome;
import app.userdata.dev.simulator.Account;
import app.userdata.dev.simulator.Image;
import app.userdata.dev.simulator.Project;
import app.userdata.dev.simulator.SampleAccount;
import app.userdata.dev.simulator.SimulatorOptions;
import app.userdata.dev.simulator.Traffic;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Exports of which something failed, tried again when the service is well. */
final class RetryExportTest {
  private static final SimulatorOptions CALM = SimulatorOptions.defaults();

  private final Account account = SampleAccount.create();
  private final Project large = account.project("Stock 300");
  private final Project fruit = account.project("Fruit bowl");
  private final Ports ports = EngineBench.inMemory();

  @Test
  void retry_oneImageWasBroken_copiesThatOneAndTakesOverAllElse() throws Exception {
    UUID broken = large.workspaceImages().get(7).id();
    int port;
    ObjectNode before;
    try (EngineBench bench = bench(CALM.withBrokenImages(Set.of(broken)))) {
      before = bench.export("");
      port = port(bench);
    }
    assertThat(before.get("status").asText()).isEqualTo("PartiallySucceeded");
    assertThat(before.at("/links/retry").asText())
        .endsWith("/api/exports/" + id(before) + "/retry");

    try (EngineBench bench = bench(CALM.withPort(port))) {
      ObjectNode job = retry(bench, before);

      assertWhole(bench, job);
      assertThat(job.get("attempt").asInt()).isEqualTo(2);
      Traffic traffic = bench.simulator().traffic();
      assertThat(traffic.blobGets()).isEqualTo(1);
      assertThat(List.of("GetTags", "GetIterationPerformance", "QueryPredictions", "GetExports"))
          .allMatch(operation -> traffic.calls(operation) == 0);
      assertThat(statuses()).containsExactly("PartiallySucceeded", "Succeeded");
    }
  }

  @Test
  void retry_imageThatOnlyAnIterationHas_copiesIt() throws Exception {
    Set<UUID> onlyIteration = new HashSet<>(fruit.allImageIds());
    fruit.workspaceImages().forEach(image -> onlyIteration.remove(image.id()));
    assertThat(onlyIteration).isNotEmpty();

    retriedAfter(CALM.withBrokenImages(onlyIteration), "{\"categories\":[\"images\"]}");
  }

  @Test
  void retry_predictionAndModelWereBroken_copiesThem() throws Exception {
    UUID prediction = fruit.predictions().get(0).id();

    retriedAfter(CALM.withBrokenImages(Set.of(prediction)), "");
  }

  @Test
  void retry_callThatAlwaysFailed_isMadeAgain() throws Exception {
    SimulatorOptions noTags = CALM.withReplies(r -> r.withFailing(Set.of("GetTags")));

    retriedAfter(noTags, "");
  }

  @Test
  void retry_imagesCameAndWentMeanwhile_exportsWhatIsThere() throws Exception {
    // No iteration holds what the workspace's listing misses.
    Account plain = SampleAccount.large(300, 0, 0);
    Project project = plain.projects().get(0);
    UUID broken = project.workspaceImages().get(7).id();
    int port;
    ObjectNode before;
    try (EngineBench bench =
        EngineBench.quick(plain, CALM.withBrokenImages(Set.of(broken)), ports)) {
      before = bench.export("{\"categories\":[\"images\"]}");
      port = port(bench);
    }
    // As many as went, so that the count tells nothing, and every page of the listing has moved.
    project.removeFromWorkspace(Set.of(project.workspaceImages().get(290).id()));
    Image come = Marks.copy(project.workspaceImages().get(3));
    project.put(come);

    try (EngineBench bench = EngineBench.quick(plain, CALM.withPort(port), ports)) {
      ObjectNode job = retry(bench, before);

      assertThat(job.get("status").asText()).as(job.toPrettyString()).isEqualTo("Succeeded");
      assertThat(images(bench.archive(job)))
          .containsExactlyInAnyOrderEntriesOf(images(plain))
          .containsKey(come.id().toString());
      assertThat(bench.simulator().traffic().blobGets()).isLessThan(5);
    }
  }

  @Test
  void retry_failsAgainAndAgain_takesOverFromEachAttempt() throws Exception {
    UUID image = fruit.workspaceImages().get(0).id();
    int port;
    ObjectNode job;
    try (EngineBench bench =
        bench(
            CALM.withBrokenImages(Set.of(image))
                .withReplies(r -> r.withFailing(Set.of("GetTags"))))) {
      job = bench.export("");
      port = port(bench);
    }
    try (EngineBench bench = bench(CALM.withBrokenImages(Set.of(image)).withPort(port))) {
      job = retry(bench, job);
      assertThat(job.get("status").asText()).isEqualTo("PartiallySucceeded");
      assertThat(bench.items(job, Optional.of(Outcome.FAILED))).hasSize(1);
    }

    try (EngineBench bench = bench(CALM.withPort(port))) {
      job = retry(bench, job);

      assertWhole(bench, job);
      assertThat(job.get("attempt").asInt()).isEqualTo(3);
      assertThat(bench.simulator().traffic().blobGets()).isEqualTo(1);
      assertThat(bench.simulator().traffic().calls("GetTags")).isZero();
    }
  }

  @Test
  void retry_copiesOfTheFirstAttemptsMessagesCome_changeNothing() throws Exception {
    UUID broken = fruit.workspaceImages().get(0).id();
    try (EngineBench bench = bench(CALM.withBrokenImages(Set.of(broken)))) {
      ObjectNode before = bench.export("");
      bench.engine().retries().retry(id(before), JobKind.EXPORT, Optional.empty());
      bench.redeliver();
      ObjectNode job = bench.settle(id(before));
      int calls = bench.simulator().traffic().arrivals().size();

      bench.redeliver();
      bench.drain();

      assertThat(bench.jobs().job(id(job))).isEqualTo(job);
      assertThat(job.get("status").asText()).isEqualTo("PartiallySucceeded");
      assertThat(bench.simulator().traffic().arrivals()).hasSize(calls);
      assertThat(statuses()).containsExactly("PartiallySucceeded", "PartiallySucceeded");
    }
  }

  @Test
  void retry_filesWereLost_copiesThemAgain() throws Exception {
    String lost = fruit.workspaceImages().get(0).id().toString();
    RecordStore losing =
        HookedRecords.of(
            ports.records(),
            (name, body, labels) -> {
              if (name.endsWith("/a1/export/then.json")) {
                lose(name.substring(0, 36), lost);
              }
            });
    Ports lossy = new Ports(losing, ports.queue(), ports.archives());
    int port;
    ObjectNode before;
    try (EngineBench bench = EngineBench.quick(account, CALM, lossy)) {
      before = bench.export("{\"categories\":[\"images\"]}");
      port = port(bench);
    }
    assertThat(before.get("status").asText()).isEqualTo("PartiallySucceeded");

    try (EngineBench bench = bench(CALM.withPort(port))) {
      assertWhole(bench, retry(bench, before));
      assertThat(bench.simulator().traffic().blobGets()).isEqualTo(1);
    }
  }

  private void lose(String job, String image) {
    ExportArchive archive = ports.archives().of(job);
    archive.list("", Optional.empty(), 1000).files().stream()
        .map(ExportArchive.StoredFile::path)
        .filter(path -> path.value().contains("/" + image + "."))
        .forEach(archive::delete);
  }

  @Test
  void retry_nothingMatched_looksAgain() throws Exception {
    try (EngineBench bench = bench(CALM)) {
      ObjectNode before = bench.export("{\"subject\":{\"metadata\":{\"subjectId\":\"nobody\"}}}");
      long calls = bench.simulator().traffic().calls("GetImages");

      ObjectNode job = retry(bench, before);

      assertThat(job.get("status").asText()).isEqualTo("Failed");
      assertThat(bench.simulator().traffic().calls("GetImages")).isEqualTo(2 * calls);
    }
  }

  @Test
  void retry_succeededRunningOrOfTheOtherKind_isRefused() throws Exception {
    try (EngineBench bench = bench(CALM)) {
      String running = bench.start("{\"categories\":[\"tags\"]}");
      assertRefused(bench, running, JobKind.EXPORT, "nothing-to-retry");
      bench.settle(running);
      assertRefused(bench, running, JobKind.EXPORT, "nothing-to-retry");
      assertRefused(bench, running, JobKind.DELETION, "job-not-found");
      assertRefused(bench, "no id", JobKind.EXPORT, "job-not-found");
      bench.jobs().remove(running);
      assertRefused(bench, running, JobKind.EXPORT, "job-not-found");
    }
  }

  @Test
  void retry_twiceAtOnce_isOneAttempt() throws Exception {
    UUID broken = fruit.workspaceImages().get(0).id();
    try (EngineBench bench = bench(CALM.withBrokenImages(Set.of(broken)))) {
      String id = id(bench.export("{\"categories\":[\"images\"]}"));

      bench.engine().retries().retry(id, JobKind.EXPORT, Optional.empty());

      assertRefused(bench, id, JobKind.EXPORT, "nothing-to-retry");
      assertThat(bench.settle(id).get("attempt").asInt()).isEqualTo(2);
    }
  }

  private void retriedAfter(SimulatorOptions sick, String body) throws Exception {
    int port;
    ObjectNode before;
    try (EngineBench bench = bench(sick)) {
      before = bench.export(body);
      port = port(bench);
    }
    assertThat(before.get("status").asText()).isEqualTo("PartiallySucceeded");
    try (EngineBench bench = bench(CALM.withPort(port))) {
      assertWhole(bench, retry(bench, before));
    }
  }

  private static ObjectNode retry(EngineBench bench, ObjectNode job) throws Exception {
    bench.engine().retries().retry(id(job), JobKind.EXPORT, Optional.empty());
    Progressing progressing = new Progressing(bench.jobs(), id(job));
    while (bench.drainOnce()) {
      progressing.look();
    }
    return progressing.look();
  }

  private void assertWhole(EngineBench bench, ObjectNode job) throws Exception {
    assertThat(job.get("status").asText()).as(job.toPrettyString()).isEqualTo("Succeeded");
    NavigableMap<String, byte[]> archive = bench.archive(job);
    BagInMemory.isValid(archive);
    assertThat(images(archive)).containsExactlyInAnyOrderEntriesOf(images(account));
    ItemCounts.agree(bench.jobs(), job);
    assertThat(bench.items(job, Optional.of(Outcome.FAILED))).isEmpty();
  }

  private static void assertRefused(EngineBench bench, String id, JobKind kind, String type) {
    assertThatThrownBy(() -> bench.engine().retries().retry(id, kind, Optional.empty()))
        .isInstanceOfSatisfying(
            JobProblem.class, problem -> assertThat(problem.type()).isEqualTo(type));
  }

  private EngineBench bench(SimulatorOptions options) {
    return EngineBench.quick(account, options, ports);
  }

  private static int port(EngineBench bench) {
    return bench.simulator().endpoint().getPort();
  }

  private static String id(ObjectNode job) {
    return job.get("id").asText();
  }

  /** Of all events; the same one may be sent more than once. */
  private List<String> statuses() {
    return ports.queue().receive("data-events", 10, Duration.ofMinutes(1)).stream()
        .map(MessageQueue.Received::body)
        .distinct()
        .map(event -> Json.read(Json.utf8(event), JsonNode.class).get("status").asText())
        .toList();
  }

  /** What the service holds of images: SHA-256 by id. */
  private static Map<String, String> images(Account account) {
    Map<String, String> images = new HashMap<>();
    for (Project project : account.projects()) {
      for (UUID id : project.allImageIds()) {
        byte[] bytes = project.findImage(id).orElseThrow().bytes();
        images.put(id.toString(), ServedAccount.sha256(bytes));
      }
    }
    return images;
  }

  private static Map<String, String> images(NavigableMap<String, byte[]> archive) {
    Map<String, String> images = new HashMap<>();
    archive.forEach(
        (path, bytes) -> {
          if (path.contains("/images/")) {
            String file = path.substring(path.lastIndexOf('/') + 1);
            images.put(file.substring(0, 36), ServedAccount.sha256(bytes));
          }
        });
    return images;
  }
}
