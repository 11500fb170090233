package app.userdata.security;

import static org.mockito.Mockito.lenient;
import static org.mockito.Mockito.mock;

import app.userdata.api.CheckedRequest;
import app.userdata.copy.Copier;
import app.userdata.copy.CopyThreads;
import app.userdata.copy.ReadAndWrite;
import app.userdata.customvision.CallMeter;
import app.userdata.customvision.CustomVisionClients;
import app.userdata.customvision.CustomVisionSettings;
import app.userdata.customvision.InProcessSlots;
import app.userdata.customvision.Waiting;
import app.userdata.dev.host.HostRequest;
import app.userdata.dev.host.HostResponse;
import app.userdata.dev.simulator.Account;
import app.userdata.dev.simulator.CustomVisionSimulator;
import app.userdata.dev.simulator.SimulatorOptions;
import app.userdata.evidence.EvidenceSeal;
import app.userdata.evidence.SigningKey;
import app.userdata.function.App;
import app.userdata.job.Engine;
import app.userdata.job.EngineOptions;
import app.userdata.job.JobMeter;
import app.userdata.job.MessageQueue;
import app.userdata.job.Resource;
import app.userdata.job.Resources;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;

/** The app at its functions, before a service that can go wrong; whatever comes out is kept. */
final class WatchedApp implements AutoCloseable {
  private static final Duration HIDDEN = Duration.ofMinutes(1);
  private static final int LAST_DELIVERY = 5;

  private final Outputs outputs = new Outputs();
  private final RecordedPorts ports = new RecordedPorts(outputs);
  private final CustomVisionSimulator simulator;
  private final FaultyService service;
  private final Engine engine;
  private final String functionsKey;

  /** A request's way into a function of the app. */
  interface Function
      extends BiFunction<
          HttpRequestMessage<Optional<String>>, ExecutionContext, HttpResponseMessage> {}

  WatchedApp(Account account, String trainingKey, String functionsKey, String signingKey)
      throws IOException {
    this.functionsKey = functionsKey;
    simulator =
        CustomVisionSimulator.start(
            account,
            SimulatorOptions.defaults().withTrainingKey(trainingKey).withCallsPerSecond(0));
    service = new FaultyService(simulator.endpoint(), simulator.blobEndpoint());
    Clock clock = Clock.systemUTC();
    // A back-off of seconds would find no more secrets.
    Waiting impatient = time -> Thread.sleep(Math.min(2, time.toMillis()));
    engine =
        Engine.of(
            ports.ports(),
            new Resources(
                Map.of(
                    "default",
                    new Resource(
                        "default",
                        CustomVisionClients.create(
                            settings(service.base(), trainingKey),
                            Optional.empty(),
                            new InProcessSlots(clock),
                            impatient,
                            CallMeter.NONE,
                            clock),
                        Optional.empty()))),
            new Copier(CopyThreads.upTo(4), new ReadAndWrite(1 << 16), impatient),
            EngineOptions.defaults()
                .with(
                    new EngineOptions.Deletions(
                        Duration.ofHours(24),
                        Duration.ofDays(7),
                        Duration.ofSeconds(2),
                        Duration.ofMillis(20),
                        false))
                .with(EvidenceSeal.signing(SigningKey.parse(signingKey))),
            UUID::randomUUID,
            JobMeter.NONE,
            clock);
  }

  private static CustomVisionSettings settings(URI endpoint, String trainingKey) {
    return new CustomVisionSettings(
        endpoint, Optional.of(trainingKey), "v3.3", Set.of(), 1000, Duration.ofSeconds(10));
  }

  App app() {
    return new App(engine, false, Optional.empty());
  }

  Engine engine() {
    return engine;
  }

  Outputs outputs() {
    return outputs;
  }

  RecordedPorts ports() {
    return ports;
  }

  FaultyService service() {
    return service;
  }

  /** Asks a function, with the key in the header and in the address, as callers may. */
  HostResponse ask(String where, String body, Function function) {
    HttpRequestMessage<Optional<String>> request =
        new CheckedRequest(
            new HostRequest(
                URI.create("https://app.example/api/x?code=" + functionsKey),
                HttpMethod.POST,
                Map.of("content-type", "application/json", "x-functions-key", functionsKey),
                Map.of(),
                Optional.of(body).filter(text -> !text.isEmpty())));
    HostResponse reply = (HostResponse) function.apply(request, context());
    outputs.add(
        where.equals("report") ? Place.REPORT : Place.REPLIES,
        where,
        reply.getStatusCode() + " " + reply.headers() + "\n" + reply.getBody());
    return reply;
  }

  /** Does all steps that wait, as often as the host would, until none is left or visible. */
  void work() {
    boolean more = true;
    while (more) {
      more = false;
      for (String queue : ports.ports().queue().names()) {
        if (!queue.equals("data-events") && !queue.endsWith("-poison")) {
          for (MessageQueue.Received message : ports.ports().queue().receive(queue, 16, HIDDEN)) {
            more = true;
            deliver(queue, message);
          }
        }
      }
    }
    engine.supervisor().tick(outputs.log());
  }

  /** Works until the job has ended or waits for its confirmation. */
  JsonNode finish(String id) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    work();
    while (!engine
        .jobs()
        .job(id)
        .get("status")
        .asText()
        .matches("Succ.*|Part.*|Fail.*|Canceled|Aw.*")) {
      if (System.nanoTime() > end) {
        throw new AssertionError("the job did not end: " + engine.jobs().job(id));
      }
      // A message that is put off shows when its time has come, and tells nobody before.
      Thread.sleep(10);
      work();
    }
    return engine.jobs().job(id);
  }

  private void deliver(String queue, MessageQueue.Received message) {
    for (int delivery = 1; ; delivery++) {
      try {
        switch (queue) {
          case "data-requests" -> engine.dataRequests().accept(message.body());
          case "deletion-requests" -> engine.deletionRequests().accept(message.body());
          default -> engine.steps().run(message.body(), delivery, outputs.log());
        }
        break;
      } catch (RuntimeException e) {
        outputs.thrown(queue, e);
        if (delivery == LAST_DELIVERY) {
          ports.ports().queue().send(queue + "-poison", message.body(), Duration.ZERO);
          break;
        }
      }
    }
    ports.ports().queue().delete(queue, message);
  }

  /** Adds what the archive of a job holds to what came out. */
  void archived(String id) {
    outputs.archive(ports.archives().contents(id));
  }

  static JsonNode json(HostResponse reply) throws IOException {
    return new ObjectMapper().readTree(String.valueOf(reply.getBody()));
  }

  private ExecutionContext context() {
    ExecutionContext context = mock(ExecutionContext.class);
    lenient().when(context.getLogger()).thenReturn(outputs.log());
    lenient().when(context.getInvocationId()).thenReturn("invocation-1");
    return context;
  }

  @Override
  public void close() {
    service.close();
    simulator.close();
    outputs.close();
  }
}
