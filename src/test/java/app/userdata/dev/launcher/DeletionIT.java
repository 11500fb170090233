package app.userdata.dev.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.dev.azurite.Azurite;
import app.userdata.dev.simulator.CustomVisionSimulator;
import app.userdata.dev.simulator.Holdings;
import app.userdata.dev.simulator.SampleAccount;
import app.userdata.dev.simulator.SimulatorOptions;
import app.userdata.evidence.Example;
import app.userdata.evidence.SigningKey;
import app.userdata.evidence.Verdict;
import app.userdata.job.MessageQueue;
import app.userdata.storage.AzureStorage;
import app.userdata.storage.StorageConnection;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Deletions by the staged app on the local host and Azurite, and by the command. */
@Timeout(300)
final class DeletionIT {
  private static final int FREE_PORT = 0;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final PrintStream NOWHERE =
      new PrintStream(new ByteArrayOutputStream(), true, UTF_8);

  private final CustomVisionSimulator simulator =
      CustomVisionSimulator.start(
          SampleAccount.create(), SimulatorOptions.defaults().withCallsPerSecond(0));

  @AfterEach
  void close() {
    simulator.close();
  }

  @Test
  void delete_everything_isPlannedConfirmedVerifiedAndProved(@TempDir Path folder)
      throws Exception {
    try (Azurite azurite = Azurite.inMemory(Path.of(""));
        LocalStack stack =
            LocalStack.start(
                environment(
                    Map.of(
                        "DataStorage",
                        azurite.connectionString(),
                        "EVIDENCE_SIGNING_KEY",
                        Example.KEY)),
                FREE_PORT)) {
      MessageQueue queue =
          AzureStorage.connect(StorageConnection.of(azurite.connectionString())).queues();
      ApiClient api = CheckedApi.client(stack.baseUri(), stack.key());
      String request = "{\"categories\":[\"all\"],\"reference\":\"ticket 9\"}";
      String id = api.post("deletions", request).path("id").asText();

      JsonNode waiting = event(queue, id);
      assertThat(waiting.path("status").asText()).isEqualTo("AwaitingConfirmation");
      String hash = waiting.path("planHash").asText();
      String confirm = "/api/jobs/" + id + "/confirm";
      assertThat(status(stack, "POST", confirm, "{\"planHash\":\"sha256:0\"}")).isEqualTo(412);
      assertThat(simulator.traffic().mutations()).isEmpty();

      queue.ensure("deletion-requests");
      queue.send(
          "deletion-requests",
          "{\"messageId\":\"c9\",\"confirm\":{\"jobId\":\""
              + id
              + "\",\"planHash\":\""
              + hash
              + "\"}}",
          Duration.ZERO);
      JsonNode ended = event(queue, id);
      assertThat(ended.path("status").asText())
          .as(api.get("jobs/" + id).toPrettyString())
          .isEqualTo("Succeeded");
      assertThat(Holdings.of(simulator.account())).isEmpty();
      int calls = simulator.traffic().mutations().size();

      EvidenceDownload evidence =
          new EvidenceDownload(api, folder, List.of(SigningKey.parse(Example.KEY).publicKey()));
      Path file = evidence.copy(id);
      Verdict verdict = evidence.verify(file);
      assertThat(verdict.faults()).isEmpty();
      assertThat(verdict.facts()).anyMatch(fact -> fact.startsWith("Signed with the trusted key"));
      assertThat(JSON.readTree(file.toFile()).at("/evidence/plan/hash").asText()).isEqualTo(hash);

      assertThat(status(stack, "POST", confirm, "{\"planHash\":\"" + hash + "\"}")).isEqualTo(202);
      assertThat(status(stack, "POST", "/api/jobs/" + id + "/cancel", "{}")).isEqualTo(409);
      assertThat(status(stack, "DELETE", "/api/jobs/" + id, "")).isEqualTo(202);
      assertThat(status(stack, "GET", "/api/jobs/" + id, "")).isEqualTo(404);
      assertThat(status(stack, "GET", "/api/jobs/" + id + "/evidence", "")).isEqualTo(200);
      assertThat(status(stack, "GET", "/api/schemas/evidence", "")).isEqualTo(200);
      assertThat(status(stack, "POST", "/api/jobs/" + id + "/cancel", "{}")).isEqualTo(404);
      assertThat(simulator.traffic().mutations()).hasSize(calls);
    }
  }

  @Test
  void command_endpointOfItsOwn_exportsAndDeletesNothing() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<String> before = Holdings.of(simulator.account());

    int code =
        new Main(environment(Map.of()), new PrintStream(out, true, UTF_8), NOWHERE).run(List.of());

    assertThat(out.toString(UTF_8))
        .contains("Export Succeeded", "Archive verified")
        .endsWith("Nothing was deleted: this command deletes from its sample account only.\n");
    assertThat(code).isZero();
    assertThat(simulator.traffic().mutations()).isEmpty();
    assertThat(Holdings.of(simulator.account())).isEqualTo(before);
  }

  private Map<String, String> environment(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("CustomVision__endpoint", simulator.endpoint().toString());
    environment.put("CustomVision__trainingKey", simulator.trainingKey());
    environment.put("CustomVision__callsPerSecond", "200");
    return environment;
  }

  /** The next event of a job. */
  private static JsonNode event(MessageQueue queue, String id) throws Exception {
    queue.ensure("data-events");
    while (true) {
      for (MessageQueue.Received event : queue.receive("data-events", 1, Duration.ofHours(1))) {
        JsonNode body = JSON.readTree(event.body());
        if (body.path("jobId").asText().equals(id)) {
          return body;
        }
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  private static int status(LocalStack stack, String method, String path, String body)
      throws Exception {
    return CheckedApi.status(stack.baseUri(), stack.key(), method, path, body);
  }
}
