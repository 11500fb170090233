package app.userdata.function;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.api.ApiDocument;
import app.userdata.api.Contract;
import app.userdata.api.Operation;
import app.userdata.dev.simulator.SimulatorOptions;
import app.userdata.dev.simulator.TinyAccount;
import app.userdata.job.EngineBench;
import app.userdata.job.Ports;
import app.userdata.job.StorageUnavailableException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.azure.functions.HttpResponseMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Brings every function to every reply that the description of the API has for it, so that none
 * stands there which the app cannot give.
 */
final class RepliesTest {
  /** What nobody can bring about, with the reason. */
  private static final Map<String, String> EXCEPT =
      Map.of(
          "OpenApi 500", "only a build that lacks the document answers so",
          "Console 500", "only a build that lacks the page answers so",
          "Problems 500", "only a build that lacks the table answers so");

  private static final String NOBODY = "{\"subject\":{\"metadata\":{\"subjectId\":\"nobody\"}}}";
  private static final String TOO_LARGE = "x".repeat((1 << 20) + 1);

  private final Ports ports = EngineBench.inMemory();
  private final EngineBench bench =
      EngineBench.quick(TinyAccount.of(1), SimulatorOptions.defaults(), ports);

  /** The same jobs, under settings that name another resource. */
  private final EngineBench moved =
      EngineBench.quick(TinyAccount.of(1), SimulatorOptions.defaults(), ports);

  @AfterEach
  void close() {
    moved.close();
    bench.close();
  }

  @Test
  void replies_thatAreDescribed_canAllBeBroughtAbout() throws Exception {
    Contract.forget();
    for (Operation operation : ApiDocument.deployed().operations().values()) {
      refusals(operation);
    }
    service();
    exports();
    deletions();

    Set<String> missing = new TreeSet<>(described());
    missing.removeAll(Contract.seen());
    assertThat(missing).isEqualTo(EXCEPT.keySet());
  }

  private static Set<String> described() {
    Set<String> described = new TreeSet<>();
    ApiDocument.deployed()
        .operations()
        .values()
        .forEach(
            operation ->
                operation.statuses().forEach(status -> described.add(operation + " " + status)));
    return described;
  }

  /** What a function answers to anybody, whatever jobs there are. */
  private void refusals(Operation operation) throws Exception {
    Door door = Door.named(operation.id());
    List<String> path = unknown(operation);
    door.call(app(bench, true), Requests.post("", Requests.JSON), path);
    door.call(app(bench, true), Requests.post("", Principals.headers(Principals.ANNE, "x")), path);
    door.call(broken(new IllegalStateException("planned")), Requests.get(Map.of()), path);
    door.call(broken(new StorageUnavailableException("planned")), Requests.get(Map.of()), path);
    if (operation.method().equals("GET")) {
      if (!operation.parameters("query").isEmpty()) {
        door.call(app(bench, false), Requests.get(Map.of("top", "0")), path);
      }
      door.call(app(bench, false), Requests.get(Map.of()), path);
    } else {
      Map<String, String> chunked = new HashMap<>(Requests.JSON);
      chunked.put("transfer-encoding", "chunked");
      door.call(app(bench, false), Requests.post("", Map.of()), path);
      door.call(app(bench, false), Requests.post("", chunked), path);
      door.call(app(bench, false), Requests.post(TOO_LARGE, Requests.JSON), path);
      if (!path.isEmpty()) {
        door.call(app(bench, false), Requests.post("{\"planHash\":\"x\"}", Requests.JSON), path);
      }
    }
  }

  private void service() throws Exception {
    ask("Categories");
    ask("EvidenceSchema");
    ask("Health");
    known(ask("OpenApi"), "OpenApi");
    known(ask("Console"), "Console");
    known(ask("Problems"), "Problems");
    ask("ListResources");
    JsonNode projects = Requests.json(ask("ListProjects", "default"));
    ask("GetProject", "default", projects.at("/projects/0/id").asText());
    ask("GetProject", "default", "no id");
  }

  private void exports() throws Exception {
    String finished = bench.export("{\"categories\":[\"tags\"]}").path("id").asText();
    String failed = bench.export(NOBODY).path("id").asText();
    known(ask("GetJob", finished), "GetJob", finished);
    ask("ListJobs");
    ask("ListItems", finished);
    ask("GetArchive", finished);
    ask("GetReport", finished);
    change("RetryExport", "", finished);
    Door.named("RetryExport")
        .call(app(moved, false), Requests.post("", Requests.JSON), List.of(failed));
    change("RetryExport", "", failed);
    bench.settle(failed);
    change("CancelJob", "", finished);
    change("RemoveJob", "", finished);

    String running = id(change("StartExport", ""));
    ask("GetArchive", running);
    ask("GetReport", running);
    change("RemoveJob", "", running);
    starts("StartExport").forEach(this::startWithKeys);
    starts("StartDeletion").forEach(name -> start(name, Map.of()));
    change("CancelJob", "", running);
    bench.settle(running);
  }

  private void deletions() throws Exception {
    for (String name : starts("StartDeletion").toList()) {
      bench.settle(startWithKeys(name));
    }
    String hopeless = id(change("StartDeletion", NOBODY));
    bench.settle(hopeless);
    ask("GetEvidence", hopeless);
    ask("GetEvidenceItems", hopeless, "x");
    ask("GetPlan", hopeless);
    Door.named("RetryDeletion")
        .call(app(moved, false), Requests.post("", Requests.JSON), List.of(hopeless));
    change("RetryDeletion", "", hopeless);
    bench.settle(hopeless);

    ObjectNode images = bench.plan("{\"categories\":[\"images\"]}");
    String plan = images.path("id").asText();
    ask("GetPlan", plan);
    JsonNode items = Requests.json(ask("ListItems", plan));
    ask("GetPlannedImage", plan, items.at("/items/0/id").asText());

    ObjectNode planned = bench.plan("{\"categories\":[\"predictions\"]}");
    String id = planned.path("id").asText();
    change("RetryDeletion", "", id);
    change("ConfirmJob", "{\"planHash\":\"sha256:0\"}", id);
    change("ConfirmJob", "{\"planHash\":\"sha256:0\"}", hopeless);
    change("ConfirmJob", "{\"planHash\":" + planned.path("planHash") + "}", id);
    starts("StartExport").forEach(name -> start(name, Map.of()));
    bench.settle(id);
    JsonNode certificate = Requests.json(ask("GetEvidence", id));
    ask("GetEvidenceItems", id, certificate.at("/evidence/items/0/part").asText());
  }

  private static Stream<String> starts(String prefix) {
    return Door.all().stream()
        .map(Door::name)
        .filter(name -> name.startsWith(prefix) && !name.endsWith("UnknownCategory"));
  }

  /** Starts a job, and another with the same key. */
  private String startWithKeys(String name) {
    String id = id(start(name, Map.of("idempotency-key", name)));
    call(name, "{\"reference\":\"x\"," + scope(name) + "}", Map.of("idempotency-key", name));
    return id;
  }

  private HttpResponseMessage start(String name, Map<String, String> headers) {
    return call(name, "{" + scope(name) + "}", headers);
  }

  /** Routes of one category take no other. */
  private static String scope(String name) {
    return name.equals("StartExport") || name.equals("StartDeletion")
        ? "\"categories\":[\"tags\"]"
        : "\"resource\":\"default\"";
  }

  private void known(HttpResponseMessage reply, String name, String... path) throws Exception {
    Map<String, String> headers = Map.of("if-none-match", reply.getHeader("ETag"));
    Door.named(name)
        .call(
            app(bench, false),
            Requests.request(headers, Map.of(), Optional.empty()),
            List.of(path));
  }

  private HttpResponseMessage ask(String name, String... path) throws Exception {
    return Door.named(name).call(app(bench, false), Requests.get(Map.of()), List.of(path));
  }

  private HttpResponseMessage change(String name, String body, String... path) {
    return call(name, body, Map.of(), path);
  }

  private HttpResponseMessage call(
      String name, String body, Map<String, String> more, String... path) {
    Map<String, String> headers = new HashMap<>(Requests.JSON);
    headers.putAll(more);
    try {
      return Door.named(name).call(app(bench, false), Requests.post(body, headers), List.of(path));
    } catch (Exception e) {
      throw new AssertionError(name, e);
    }
  }

  private static List<String> unknown(Operation operation) {
    return operation.parameters("path").stream().map(any -> UUID.randomUUID().toString()).toList();
  }

  private static Supplier<App> app(EngineBench of, boolean signIn) {
    return () -> new App(of.engine(), signIn, Optional.empty());
  }

  private static Supplier<App> broken(RuntimeException why) {
    return () -> {
      throw why;
    };
  }

  private static String id(HttpResponseMessage reply) {
    return Requests.json(reply).path("id").asText();
  }
}
