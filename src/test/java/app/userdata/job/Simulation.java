package app.userdata.job;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.copy.Copier;
import app.userdata.copy.CopyThreads;
import app.userdata.copy.ReadAndWrite;
import app.userdata.customvision.CallMeter;
import app.userdata.customvision.CustomVisionClient;
import app.userdata.customvision.CustomVisionClients;
import app.userdata.customvision.CustomVisionSettings;
import app.userdata.customvision.InProcessSlots;
import app.userdata.customvision.Waiting;
import app.userdata.dev.memory.InMemoryExportArchives;
import app.userdata.dev.memory.InMemoryRecordStore;
import app.userdata.dev.simulator.Account;
import app.userdata.dev.simulator.InProcessService;
import app.userdata.dev.simulator.VirtualClock;
import com.azure.core.http.HttpClient;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The whole engine in one thread and in no time: what happens next, and what goes wrong, follows
 * from a seed. After a while nothing goes wrong any more, and then a job must end.
 */
final class Simulation {
  private static final Duration STALLED =
      EngineOptions.defaults().stalledAfter().plus(Duration.ofMinutes(1));
  private static final int MOST_ACTIONS = 3_000;
  private static final int FAST = 1_000;
  private static final int NEVER = -1;

  private final VirtualClock clock = new VirtualClock();
  private final Random random;
  private final SimulatedQueue queue;
  private final InMemoryExportArchives archives = new InMemoryExportArchives();
  private final Ports ports;
  private final Chaos chaos;
  private final Weather weather;
  private final InProcessService service;
  private final Workers workers;
  private final Engine observer;

  /** For how many actions things go on to go wrong. */
  private int chaotic;

  /** Whether a supervisor helps; without one no message gets lost, and one call goes wrong. */
  private boolean supervised;

  private Simulation(
      Random random, Account account, Weather weather, Function<Runnable, Chaos> making) {
    this.random = random;
    this.weather = weather;
    RecordStore records = new InMemoryRecordStore();
    Order order = new Order(clock, records);
    queue = new SimulatedQueue(clock, random, order);
    ports = new Ports(records, queue, archives);
    chaos = making.apply(this::others);
    service = new InProcessService(account, weather.options(), clock);
    observer = engine(ports, service);
    Ports chaoticPorts = ChaoticPorts.of(ports, chaos);
    HttpClient chaoticService = new ChaoticService(service, chaos);
    workers = new Workers(queue, order, chaos, random, () -> engine(chaoticPorts, chaoticService));
  }

  /** Everything goes wrong that can, as often as the seed wants it. */
  static Simulation seeded(long seed, Account account) {
    // Neighbouring seeds begin alike.
    Random random = new Random(seed * 0x9E3779B97F4A7C15L);
    boolean supervised = random.nextInt(3) > 0;
    Simulation simulation =
        new Simulation(
            random,
            account,
            new Weather(random),
            others -> SeededChaos.of(random, others, !supervised));
    simulation.chaotic = random.nextInt(200);
    simulation.supervised = supervised;
    return simulation;
  }

  /** Nothing goes wrong but what chaos does, and the order of messages is always the same. */
  static Simulation calm(Account account, Chaos chaos) {
    Simulation simulation =
        new Simulation(new Random(1), account, Weather.clear(), others -> chaos);
    simulation.chaotic = NEVER;
    return simulation;
  }

  private Engine engine(Ports over, HttpClient calling) {
    return Engine.of(
        over,
        new Resources(
            Map.of("default", new Resource("default", client(calling), Optional.empty()))),
        new Copier(CopyThreads.of(new SameThread()), new ReadAndWrite(1 << 20), clock::advance),
        EngineOptions.defaults(),
        () -> new UUID(random.nextLong(), random.nextLong()),
        JobMeter.NONE,
        clock);
  }

  private CustomVisionClient client(HttpClient calling) {
    CustomVisionSettings settings =
        new CustomVisionSettings(
            InProcessService.ENDPOINT,
            Optional.of(service.options().access().trainingKey()),
            "v3.3",
            Set.of(),
            FAST,
            Duration.ofSeconds(60));
    return CustomVisionClients.create(
        settings,
        Optional.empty(),
        calling,
        new InProcessSlots(clock),
        patience(),
        CallMeter.NONE,
        clock);
  }

  /** Back-offs are drawn by real chance, so they all take the same time; pacing is exact. */
  private Waiting patience() {
    Duration shortest = Duration.ofMillis(250);
    return time -> clock.advance(time.compareTo(shortest) < 0 ? time : Duration.ofSeconds(1));
  }

  /** The engine as those see it who ask: nothing goes wrong on their way. */
  Engine observer() {
    return observer;
  }

  Job job(String id) {
    return new JobRecords(ports.records(), Clock.systemUTC()).get(id);
  }

  InProcessService service() {
    return service;
  }

  /** Whether there is a message in a queue. */
  boolean holds(String name) {
    return !queue.isEmpty(name);
  }

  /** Takes all messages of a queue away. */
  void empty(String name) {
    queue.empty(name);
  }

  /** Asks a worker for something, again if that dies, as people do who get no answer. */
  <T> T ask(Function<Engine, T> question) {
    return workers.ask(question);
  }

  /** Whether the engine may have given something up. */
  boolean mayGiveUp() {
    return workers.spent() || weather.stormy();
  }

  NavigableMap<String, byte[]> archive(String id) {
    return archives.contents(id);
  }

  /** Whether a deletion left a certificate. */
  boolean hasEvidence(ObjectNode job) {
    Job stored = new JobRecords(ports.records(), Clock.systemUTC()).get(job.get("id").asText());
    return new EvidenceStore(ports.records()).certificate(stored).isPresent();
  }

  /** The bodies of the events that were sent. */
  List<String> events() {
    return queue.bodies(JobEnd.EVENTS);
  }

  Instant now() {
    return clock.instant();
  }

  /** One thing happens. */
  void step() {
    act();
  }

  /** Acts until the job that is looked at has a status of that kind. */
  ObjectNode until(Progressing watched, Predicate<JobStatus> reached) {
    for (int actions = 0; !reached.test(job(watched.id()).status()); actions++) {
      if (actions == MOST_ACTIONS) {
        throw new AssertionError("the job has not ended: " + watched.look());
      }
      act();
      if (actions % 8 == 0) {
        watched.look();
      }
    }
    return watched.look();
  }

  /** Acts until a job has ended; what comes afterwards must change nothing. */
  ObjectNode toTheEnd(String id) {
    ObjectNode job = until(new Progressing(observer.jobs(), id), JobStatus::terminal);
    settle();
    assertThat(observer.jobs().job(id)).as("later").isEqualTo(job);
    return job;
  }

  /** Lets a supervisor help. */
  void supervised() {
    supervised = true;
  }

  /** Delivers whatever is left, and lets all time pass that the service needs. */
  void settle() {
    calm();
    for (int actions = 0; queue.nextVisible().isPresent(); actions++) {
      if (actions == MOST_ACTIONS) {
        throw new AssertionError("messages go on for ever");
      }
      act();
    }
    clock.advance(STALLED);
    workers.supervise();
  }

  private void act() {
    if (chaotic-- == 0) {
      calm();
    }
    if (supervised && chaos.happens(2)) {
      workers.supervise();
    } else if (supervised && chaos.happens(1)) {
      queue.lose();
    } else if (chaos.happens(4)) {
      clock.advance(random.nextInt(8) == 0 ? STALLED : Duration.ofSeconds(random.nextInt(60)));
    } else if (chaos.happens(3)) {
      service.options(weather.change(service.traffic().calls().keySet()));
    } else if (!workers.deliver()) {
      idle();
    }
  }

  /** Time passes until there is something to do. */
  private void idle() {
    Optional<Instant> next = queue.nextVisible();
    // What was given up by the host is brought to its end by nobody else.
    supervised |= workers.spent();
    if (next.isEmpty() && !supervised) {
      throw new AssertionError("no message is left that brings the job to its end");
    }
    Instant now = clock.instant();
    clock.advance(next.map(at -> Duration.between(now, at)).orElse(STALLED));
    if (supervised) {
      workers.supervise();
    }
  }

  /** What happens while a worker is between two of its calls. */
  private void others() {
    if (supervised && chaos.happens(10)) {
      workers.supervise();
    } else {
      workers.deliver();
    }
  }

  private void calm() {
    chaos.end();
    service.options(weather.calm());
  }
}
