package app.userdata.job;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.archive.ExportArchive;
import app.userdata.archive.ExportArchives;
import app.userdata.category.Outcome;
import app.userdata.copy.Copier;
import app.userdata.copy.CopyThreads;
import app.userdata.copy.ReadAndWrite;
import app.userdata.customvision.CustomVisionClients;
import app.userdata.customvision.CustomVisionSettings;
import app.userdata.customvision.InProcessSlots;
import app.userdata.customvision.Waiting;
import app.userdata.dev.memory.InMemoryExportArchives;
import app.userdata.dev.memory.InMemoryMessageQueue;
import app.userdata.dev.memory.InMemoryRecordStore;
import app.userdata.dev.simulator.Account;
import app.userdata.dev.simulator.CustomVisionSimulator;
import app.userdata.dev.simulator.SimulatorOptions;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.logging.Logger;

/** The whole engine on ports in memory, exporting a simulated account over real HTTP. */
public final class EngineBench implements AutoCloseable {
  private static final int QUICK = 400;
  private static final Duration HIDDEN = Duration.ofMinutes(1);
  private static final long STUCK_NANOS = TimeUnit.SECONDS.toNanos(20);

  /** Waits no longer than the simulator needs: nobody learns from a back-off of seconds. */
  private static final Waiting IMPATIENT =
      time -> TimeUnit.NANOSECONDS.sleep(Math.min(time.toNanos(), 10_000_000));

  private static final EngineOptions OPTIONS =
      EngineOptions.defaults()
          .with(
              new EngineOptions.Deletions(
                  Duration.ofHours(24),
                  Duration.ofDays(7),
                  Duration.ofSeconds(3),
                  Duration.ofMillis(50),
                  false))
          .withDrain(Duration.ofMillis(20));

  private final CustomVisionSimulator simulator;
  private final Logger log;
  private final MessageQueue queue;
  private final ExportArchives archives;
  private final ExecutorService copies = Executors.newFixedThreadPool(8);
  private final ExecutorService workers = Executors.newFixedThreadPool(6);
  private final Engine engine;
  private final Queue<String> delivered = new ConcurrentLinkedQueue<>();
  private final Set<String> redelivered = new HashSet<>();

  /** Ports in memory. */
  public static Ports inMemory() {
    return new Ports(
        new InMemoryRecordStore(),
        new InMemoryMessageQueue(Clock.systemUTC()),
        new InMemoryExportArchives());
  }

  public EngineBench(Account account, SimulatorOptions options, int callsPerSecond, Ports ports) {
    this(account, options, callsPerSecond, ports, Clock.systemUTC());
  }

  /** The same with a clock that can be put forward. */
  public EngineBench(
      Account account, SimulatorOptions options, int callsPerSecond, Ports ports, Clock clock) {
    this(
        account,
        options,
        callsPerSecond,
        ports,
        Waiting.real(),
        Watching.NOBODY,
        Wiring.USUAL,
        clock);
  }

  private EngineBench(
      Account account,
      SimulatorOptions options,
      int callsPerSecond,
      Ports ports,
      Waiting waiting,
      Watching watching,
      Wiring wiring,
      Clock clock) {
    log = watching.log();
    queue = ports.queue();
    archives = ports.archives();
    simulator = CustomVisionSimulator.start(account, options);
    CustomVisionSettings settings =
        new CustomVisionSettings(
            simulator.endpoint(),
            Optional.of(simulator.trainingKey()),
            "v3.3",
            Set.of(),
            callsPerSecond,
            Duration.ofSeconds(60));
    var client =
        CustomVisionClients.create(
            settings,
            Optional.empty(),
            new InProcessSlots(Clock.systemUTC()),
            waiting,
            watching.calls(),
            Clock.systemUTC());
    engine =
        Engine.of(
            ports,
            new Resources(
                Map.of(
                    "default",
                    wiring.resource().apply(new Resource("default", client, Optional.empty())))),
            new Copier(CopyThreads.of(copies), new ReadAndWrite(1 << 20), Waiting.real()),
            wiring.options().apply(OPTIONS),
            UUID::randomUUID,
            watching.jobs(),
            clock);
  }

  /** A simulator that answers as fast as it can, and a client that asks as fast. */
  public static EngineBench quick(Account account, SimulatorOptions options) {
    return quick(account, options, inMemory());
  }

  /** The same on other ports. */
  public static EngineBench quick(Account account, SimulatorOptions options, Ports ports) {
    return quick(account, options, ports, Clock.systemUTC());
  }

  /** The same with a clock that can be put forward. */
  static EngineBench quick(Account account, SimulatorOptions options, Ports ports, Clock clock) {
    return quick(account, options, ports, Watching.NOBODY, clock);
  }

  /** The same with somebody who watches. */
  static EngineBench quick(
      Account account, SimulatorOptions options, Ports ports, Watching watching, Clock clock) {
    return new EngineBench(
        account,
        options.withCallsPerSecond(0),
        QUICK,
        ports,
        IMPATIENT,
        watching,
        Wiring.USUAL,
        clock);
  }

  /** The same, put together in another way. */
  public static EngineBench quick(Account account, SimulatorOptions options, Wiring wiring) {
    return new EngineBench(
        account,
        options.withCallsPerSecond(0),
        QUICK,
        inMemory(),
        IMPATIENT,
        Watching.NOBODY,
        wiring,
        Clock.systemUTC());
  }

  public CustomVisionSimulator simulator() {
    return simulator;
  }

  public Engine engine() {
    return engine;
  }

  Jobs jobs() {
    return engine.jobs();
  }

  String start(String body) {
    return engine.exports().start(Start.of(body));
  }

  /** Runs an export to its end and returns the job. */
  public ObjectNode export(String body) throws Exception {
    String id = start(body);
    drain();
    return engine.jobs().job(id);
  }

  /** Makes the plan of a deletion and returns the job. */
  public ObjectNode plan(String body) throws Exception {
    return settle(engine.deletions().start(Start.of(body)));
  }

  /** Confirms a plan, has it carried out and returns the job. */
  public ObjectNode confirm(ObjectNode planned) throws Exception {
    String id = planned.get("id").asText();
    engine.deletions().confirm(id, planned.get("planHash").asText(), Optional.empty());
    return settle(id);
  }

  /** Runs a deletion to its end and returns the job. */
  public ObjectNode delete(String body) throws Exception {
    return confirm(plan(body));
  }

  /** Delivers messages, those that are put off too, until a job waits for people or has ended. */
  public ObjectNode settle(String id) throws Exception {
    ObjectNode job = engine.jobs().job(id);
    long moved = System.nanoTime();
    while (!still(JobStatus.of(job.get("status").asText()))) {
      if (drainOnce()) {
        moved = System.nanoTime();
      } else if (System.nanoTime() - moved > STUCK_NANOS) {
        throw new AssertionError("no message is left or comes back, and the job has not ended");
      } else {
        TimeUnit.MILLISECONDS.sleep(5);
      }
      job = engine.jobs().job(id);
    }
    drain();
    return job;
  }

  private static boolean still(JobStatus status) {
    return status.terminal() || status == JobStatus.AWAITING_CONFIRMATION;
  }

  /** The outcomes of all items of a job, as the API lists them. */
  public List<JsonNode> items(ObjectNode job, Optional<Outcome> outcome) {
    return items(engine.jobs(), job, outcome);
  }

  static List<JsonNode> items(Jobs jobs, ObjectNode job, Optional<Outcome> outcome) {
    List<JsonNode> items = new ArrayList<>();
    Optional<String> continuation = Optional.empty();
    do {
      ObjectNode page =
          jobs.items(job.get("id").asText(), Optional.empty(), outcome, 100, continuation);
      page.get("items").forEach(items::add);
      continuation = Optional.ofNullable(page.get("continuationToken")).map(JsonNode::asText);
    } while (continuation.isPresent());
    return items;
  }

  /** What a job's archive holds, by path. */
  public NavigableMap<String, byte[]> archive(ObjectNode job) throws IOException {
    ExportArchive archive = archives.of(job.get("id").asText());
    NavigableMap<String, byte[]> contents = new TreeMap<>();
    Optional<String> continuation = Optional.empty();
    do {
      ExportArchive.Page page = archive.list("", continuation, 100);
      for (ExportArchive.StoredFile file : page.files()) {
        try (InputStream in = archive.read(file.path())) {
          contents.put(file.path().value(), in.readAllBytes());
        }
      }
      continuation = page.continuation();
    } while (continuation.isPresent());
    return contents;
  }

  /**
   * Delivers messages until all step queues are empty; a message whose step throws is delivered
   * again.
   */
  void drain() throws Exception {
    boolean more = true;
    while (more) {
      more = drainOnce();
    }
  }

  /** Delivers messages until something is so; it must become so before a job ends. */
  void drainUntil(BooleanSupplier so) throws Exception {
    while (!so.getAsBoolean()) {
      assertThat(drainOnce()).as("a message is left").isTrue();
    }
  }

  /** Delivers what is visible now; false when there was nothing. */
  boolean drainOnce() throws Exception {
    // All are taken before the first runs: what that one sends belongs to the next round.
    List<Runnable> deliveries = new ArrayList<>();
    for (String name : Engine.queues()) {
      for (MessageQueue.Received message : queue.receive(name, 16, HIDDEN)) {
        deliveries.add(() -> deliver(name, message));
      }
    }
    for (Future<?> one : deliveries.stream().map(workers::submit).toList()) {
      one.get();
    }
    return !deliveries.isEmpty();
  }

  /** Puts a message where the host puts those whose every delivery failed. */
  public void poison(String name, String body) {
    queue.send(name, body, Duration.ZERO);
  }

  /** Runs the message of every step once more whose message was delivered so far, once only. */
  void redeliver() {
    for (String body = delivered.poll(); body != null; body = delivered.poll()) {
      StepMessage message = Json.read(body.getBytes(StandardCharsets.UTF_8), StepMessage.class);
      if (redelivered.add(message.work().path())) {
        engine.steps().run(body, 2, log);
      }
    }
  }

  private void deliver(String name, MessageQueue.Received message) {
    delivered.add(message.body());
    for (long delivery = message.dequeueCount(); ; delivery++) {
      try {
        engine.steps().run(message.body(), delivery, log);
        queue.delete(name, message);
        return;
      } catch (RuntimeException e) {
        if (delivery > 5) {
          throw e;
        }
      }
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
    copies.shutdownNow();
    simulator.close();
  }
}
