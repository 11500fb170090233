package app.userdata.dev.launcher;

import app.userdata.dev.azurite.Azurite;
import app.userdata.dev.command.JobWatch;
import app.userdata.dev.simulator.CustomVisionSimulator;
import app.userdata.dev.simulator.SimulatorOptions;
import app.userdata.dev.simulator.TinyAccount;
import app.userdata.evidence.Example;
import app.userdata.job.MessageQueue;
import app.userdata.storage.AzureStorage;
import app.userdata.storage.StorageConnection;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * An export of everything and a deletion of everything, of two accounts that are alike, by the same
 * app at the same time: whatever happens to its host happens to both.
 */
final class TwoJobs implements AutoCloseable {
  private static final Set<String> ENDS =
      Set.of("Succeeded", "PartiallySucceeded", "Failed", "Canceled");

  /** So much longer takes the deletion of a project than its export. */
  private static final int TIMES_LONGER = 4;

  private static final long STUCK_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final String REQUESTS = "deletion-requests";

  private final CustomVisionSimulator exported;
  private final CustomVisionSimulator deleted;
  private final String storage;
  private final MessageQueue queue;
  private String exportId = "";
  private String deletionId = "";
  private boolean confirmed;

  /**
   * Starts the two services.
   *
   * @param projects of the account to export
   */
  TwoJobs(int projects, Azurite azurite) {
    exported = simulator(projects);
    deleted = simulator(projects / TIMES_LONGER);
    storage = azurite.connectionString();
    queue = AzureStorage.connect(StorageConnection.of(storage)).queues();
  }

  private static CustomVisionSimulator simulator(int projects) {
    return CustomVisionSimulator.start(TinyAccount.of(projects), SimulatorOptions.defaults());
  }

  /** What they come to when nothing happens, on accounts that are like these. */
  static Undisturbed undisturbed(int projects) throws Exception {
    return Undisturbed.run(TinyAccount.of(projects), TinyAccount.of(projects / TIMES_LONGER));
  }

  /** How long each service takes to answer. */
  void latency(Duration ofExported, Duration ofDeleted) {
    exported.options(exported.options().withLatency(ofExported));
    deleted.options(deleted.options().withLatency(ofDeleted));
  }

  /**
   * What a host needs: both resources, and one message at a time from each queue, so that few steps
   * are under way when a host is killed: one that is killed five times fails. The supervisor comes
   * every second, but no job counts as silent for ten minutes.
   */
  Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.putAll(resource("CustomVision__", exported));
    environment.putAll(resource("CustomVision__doomed__", deleted));
    environment.put("DataStorage", storage);
    environment.put("EVIDENCE_SIGNING_KEY", Example.KEY);
    environment.put("LOCAL_PORT", "0");
    environment.put("LOCAL_MESSAGE_LEASE_SECONDS", "1");
    environment.put("SUPERVISOR_SCHEDULE", "* * * * * *");
    environment.put("AzureFunctionsJobHost__extensions__queues__batchSize", "1");
    environment.put("AzureFunctionsJobHost__extensions__queues__newBatchThreshold", "0");
    return environment;
  }

  private static Map<String, String> resource(String prefix, CustomVisionSimulator service) {
    return Map.of(
        prefix + "endpoint", service.endpoint().toString(),
        prefix + "trainingKey", service.trainingKey(),
        prefix + "callsPerSecond", "1000");
  }

  void start(ApiClient api) throws InterruptedException {
    exportId = api.post("exports", "{}").path("id").asText();
    deletionId =
        api.post("deletions", "{\"resource\":\"doomed\",\"categories\":[\"all\"]}")
            .path("id")
            .asText();
  }

  /** How both are, told by whichever host is alive; a plan that waits is confirmed. */
  State look(ApiClient api) throws InterruptedException {
    State state = new State(api.get("jobs/" + exportId), api.get("jobs/" + deletionId));
    if (!confirmed && JobWatch.planned(state.deletion())) {
      queue.ensure(REQUESTS);
      queue.send(REQUESTS, confirmation(state.deletion()), Duration.ZERO);
      confirmed = true;
    }
    return state;
  }

  private String confirmation(JsonNode planned) {
    return "{\"messageId\":\"c\",\"confirm\":{\"jobId\":\"%s\",\"planHash\":\"%s\"}}"
        .formatted(deletionId, planned.path("planHash").asText());
  }

  /** Waits for the ends of both, as long as one of them moves. */
  State end(ApiClient api) throws InterruptedException {
    State state = look(api);
    long moved = System.nanoTime();
    while (!state.bothEnded()) {
      TimeUnit.MILLISECONDS.sleep(200);
      State next = look(api);
      if (!next.equals(state)) {
        moved = System.nanoTime();
      } else if (System.nanoTime() - moved > STUCK_NANOS) {
        throw new AssertionError("no message is left or comes back: " + state);
      }
      state = next;
    }
    return state;
  }

  CustomVisionSimulator exported() {
    return exported;
  }

  CustomVisionSimulator deleted() {
    return deleted;
  }

  @Override
  public void close() {
    exported.close();
    deleted.close();
  }

  /** Both jobs as the app shows them. */
  record State(JsonNode export, JsonNode deletion) {
    boolean bothGoOn() {
      return !ended(export) && !ended(deletion);
    }

    boolean bothEnded() {
      return ended(export) && ended(deletion);
    }

    private static boolean ended(JsonNode job) {
      return ENDS.contains(job.path("status").asText());
    }

    @Override
    public String toString() {
      return "export %s %s, deletion %s %s"
          .formatted(
              export.path("status").asText(),
              export.path("progress"),
              deletion.path("status").asText(),
              deletion.path("progress"));
    }
  }
}
