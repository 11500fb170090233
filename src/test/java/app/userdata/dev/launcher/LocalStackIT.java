package app.userdata.dev.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.userdata.archive.BagValidator;
import app.userdata.archive.LibraryOfCongress;
import app.userdata.dev.azurite.Azurite;
import app.userdata.dev.simulator.SimulatorMain;
import app.userdata.job.MessageQueue;
import app.userdata.storage.AzureStorage;
import app.userdata.storage.StorageConnection;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The staged app on the local host, Azurite and the sample account, as the command starts them. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LocalStackIT {
  private static final int FREE_PORT = 0;

  private Azurite azurite;
  private MessageQueue queue;
  private LocalStack stack;
  private ApiClient api;

  @BeforeAll
  void start() {
    azurite = Azurite.inMemory(Path.of(""));
    queue = AzureStorage.connect(StorageConnection.of(azurite.connectionString())).queues();
    stack = LocalStack.start(Map.of("DataStorage", azurite.connectionString()), FREE_PORT);
    api = CheckedApi.client(stack.baseUri(), stack.key());
  }

  @AfterAll
  void stop() {
    stack.close();
    azurite.close();
  }

  @Test
  void workflow_messagesInTheQueue_areAnsweredByEvents() throws Exception {
    queue.ensure("data-requests");
    queue.send("data-requests", "{\"messageId\":\"w1\",\"kind\":\"colour\"}", Duration.ZERO);
    queue.send(
        "data-requests",
        "{\"messageId\":\"w2\",\"kind\":\"export\",\"request\":{\"categories\":[\"projects\"],"
            + "\"reference\":\"ticket w2\"}}",
        Duration.ZERO);

    List<String> events = new ArrayList<>();
    while (events.stream().noneMatch(event -> event.contains("ticket w2"))
        || events.stream().noneMatch(event -> event.contains("w1"))) {
      for (MessageQueue.Received event : queue.receive("data-events", 32, Duration.ofHours(1))) {
        events.add(event.body());
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }

    assertThat(events)
        .anyMatch(
            event -> event.contains("\"status\":\"Succeeded\"") && event.contains("ticket w2"))
        .anyMatch(event -> event.contains("\"status\":\"Rejected\"") && event.contains("w1"));
  }

  @Test
  void step_messageThatIsNone_doesNotBlockItsQueue() throws Exception {
    queue.ensure("export-projects");
    queue.send("export-projects", "no step", Duration.ZERO);
    queue.send("export-projects", "{\"version\":99}", Duration.ZERO);

    while (!queue.isEmpty("export-projects")) {
      TimeUnit.MILLISECONDS.sleep(200);
    }

    assertThat(queue.isEmpty("export-projects-poison")).isTrue();
    awaitEvents(event -> event.contains("A message of a step was dropped"), 2);
  }

  /** Waits for so many events of a kind. */
  private void awaitEvents(Predicate<String> wanted, int many) throws Exception {
    int seen = 0;
    while (seen < many) {
      for (MessageQueue.Received event : queue.receive("data-events", 32, Duration.ofHours(1))) {
        seen += wanted.test(event.body()) ? 1 : 0;
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  @Test
  void export_oneCategoryThroughTheHost_leavesAValidBag(@TempDir Path folder) throws Exception {
    JsonNode job = export(api, "exports/tags");

    assertThat(job.path("status").asText()).isEqualTo("Succeeded");
    assertThat(new ArchiveDownload(api).copy(job.path("id").asText(), folder)).isPositive();
    assertThat(new BagCheck(folder).problems()).isEmpty();
    assertThat(new BagValidator(folder).problems()).isEmpty();
    LibraryOfCongress.verify(folder);
  }

  @Test
  void call_withoutKey_isRefusedWhereItTellsAnything() throws Exception {
    assertThat(status("/api/jobs", "wrong")).isEqualTo(401);
    assertThat(status("/api/exports/cats", "wrong")).isEqualTo(404); // no GET there
    assertThat(status("/api/health", "wrong")).isEqualTo(200);
    assertThat(status("/api/openapi.json", "wrong")).isEqualTo(200);
    assertThat(status("/api/nothing", stack.key())).isEqualTo(404);
    assertThat(status("/admin/host/status", stack.key())).isEqualTo(200);
  }

  @Test
  void start_unknownCategory_isOurOwnProblem() {
    assertThatThrownBy(() -> api.post("exports/cats", "{}"))
        .isInstanceOf(LocalRunException.class)
        .hasMessageStartingWith("There is no such category");
  }

  @Test
  void export_imagesOfSixMegabytes_passesInAHeapOf128() throws Exception {
    List<String> large =
        List.of("-Dsimulator.images=40", "-Dsimulator.imageBytes=" + (6 << 20), "-Xmx1g");
    try (ChildProcess simulator =
            ChildProcess.start(
                SimulatorMain.class, large, Map.of(), stack.logs().resolve("large.log"));
        LocalStack small =
            LocalStack.start(
                Map.of(
                    "LOCAL_HEAP", "128m",
                    "CustomVision__endpoint", simulator.word(2),
                    "CustomVision__trainingKey", simulator.word(3)),
                FREE_PORT)) {
      JsonNode job = export(CheckedApi.client(small.baseUri(), small.key()), "exports/images");

      assertThat(job.path("status").asText()).as(job.toPrettyString()).isEqualTo("Succeeded");
      assertThat(job.at("/categories/images/bytes").asLong()).isEqualTo(40L * (6 << 20));
    }
  }

  private static JsonNode export(ApiClient api, String route) throws InterruptedException {
    JsonNode job = api.post(route, "{}");
    while (job.path("progress").asDouble() < 1) {
      TimeUnit.MILLISECONDS.sleep(200);
      job = api.get("jobs/" + job.path("id").asText());
    }
    return job;
  }

  private int status(String path, String key) throws Exception {
    return CheckedApi.status(stack.baseUri(), key, "GET", path, "");
  }
}
