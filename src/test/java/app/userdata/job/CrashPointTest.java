package app.userdata.job;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.dev.simulator.Account;
import app.userdata.dev.simulator.Holdings;
import app.userdata.dev.simulator.SimulatorOptions;
import app.userdata.dev.simulator.TinyAccount;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A worker dies before or after one of the calls of storage, queues and the service that a small
 * job makes, one by one; its message comes again, and nobody else helps. A death at a read leaves
 * what one at the change before it leaves, so only {@code -Dcrash.reads=true} tries those too.
 */
@Timeout(300)
final class CrashPointTest {
  /** How many calls later a second worker dies at most. */
  private static final int LATER = 12;

  private static final boolean READS = Boolean.getBoolean("crash.reads");
  private static final Logger LOG = Logger.getLogger("app.userdata");

  /** A job in which a worker dies. */
  @FunctionalInterface
  private interface Run {
    void with(OneDeath death) throws Exception;
  }

  @BeforeAll
  static void hush() {
    LOG.setLevel(Level.OFF);
  }

  @AfterAll
  static void speak() {
    LOG.setLevel(null);
  }

  @Test
  void export_workerDiesAtAnyCall_endsTheSame() throws Exception {
    ServedArchive served = ServedArchive.all().get(0);

    assertThat(everyDeath(death -> export(death, served))).isGreaterThan(200);
  }

  /** What was in the archive already is not of interest here. */
  @Test
  void export_workerDiesWhileItWritesFormats_endsTheSame() throws Exception {
    NavigableMap<String, byte[]> undisturbed = formats(OneDeath.never());

    assertThat(undisturbed.keySet()).anyMatch(path -> path.endsWith("/coco.json"));
    assertThat(
            everyDeath(death -> assertThat(formats(death)).containsExactlyEntriesOf(undisturbed)))
        .isBetween(40, 400);
  }

  @Test
  void delete_workerDiesAtAnyCall_endsTheSame() throws Exception {
    assertThat(everyDeath(CrashPointTest::delete)).isGreaterThan(200);
  }

  @Test
  void retry_workerDiesAtAnyCall_endsTheSame() throws Exception {
    ServedArchive served = ServedArchive.all().get(0);

    assertThat(everyDeath(death -> retry(death, served))).isGreaterThan(100);
  }

  /** The worker that comes for what a dead one left dies as well, a few calls later. */
  @Test
  void delete_twoWorkersDie_endsTheSame() throws Exception {
    OneDeath undisturbed = OneDeath.never();
    deleteTags(undisturbed);
    List<OneDeath> deaths = new ArrayList<>();
    for (int call = 0; call < undisturbed.calls(); call++) {
      if (undisturbed.changed(call)) {
        for (int later = 1; later <= LATER; later++) {
          deaths.add(OneDeath.before(call).andAgain(later));
          deaths.add(OneDeath.after(call).andAgain(later));
        }
      }
    }
    all(deaths, CrashPointTest::deleteTags);
  }

  private static void export(OneDeath death, ServedArchive served) throws Exception {
    Simulation simulation = Simulation.calm(TinyAccount.create(0), death);
    Start start = start("");
    String id = simulation.ask(engine -> engine.exports().start(start));

    ObjectNode job = simulation.toTheEnd(id);

    succeeded(simulation, job, served);
    assertThat(simulation.service().traffic().blobGets()).isLessThan(20);
  }

  /** The payload of an export in all formats; nobody dies before the images are there. */
  private static NavigableMap<String, byte[]> formats(OneDeath death) throws Exception {
    Simulation simulation = Simulation.calm(TinyAccount.detection(), death);
    Start start =
        start(
            """
            {"categories":["tags","images"],"formats":["coco","yolo","voc","folders","automl"]}""");
    death.spare(true);
    String id = simulation.ask(engine -> engine.exports().start(start));
    while (simulation.archive(id).keySet().stream()
        .noneMatch(path -> path.endsWith("/images.jsonl"))) {
      simulation.step();
    }
    death.spare(false);

    ObjectNode job = simulation.toTheEnd(id);

    assertThat(job.get("status").asText()).as(job.toPrettyString()).isEqualTo("Succeeded");
    NavigableMap<String, byte[]> archive = simulation.archive(id);
    BagInMemory.isValid(archive);
    archive.keySet().removeIf(path -> !path.startsWith("data/"));
    return archive;
  }

  private static void delete(OneDeath death) throws Exception {
    assertThat(Holdings.of(delete(death, "all"))).isEmpty();
  }

  /** Nobody dies before the plan is confirmed: people do not confirm it three times. */
  private static void deleteTags(OneDeath death) throws Exception {
    death.spare(true);
    assertThat(delete(death, "tags").projects().get(0).tags()).isEmpty();
  }

  private static Account delete(OneDeath death, String category) throws Exception {
    Account account = TinyAccount.create(0);
    Simulation simulation = Simulation.calm(account, death);
    Start start = start("{\"categories\":[\"" + category + "\"]}");
    String id = simulation.ask(engine -> engine.deletions().start(start));
    String hash =
        simulation
            .until(
                new Progressing(simulation.observer().jobs(), id),
                status -> status == JobStatus.AWAITING_CONFIRMATION)
            .get("planHash")
            .asText();
    assertThat(simulation.service().traffic().mutations()).isEmpty();
    simulation.ask(
        engine -> {
          engine.deletions().confirm(id, hash, Optional.empty());
          return id;
        });
    death.spare(false);

    ObjectNode job = simulation.toTheEnd(id);

    Jobs jobs = simulation.observer().jobs();
    assertThat(job.get("status").asText()).as(job.toPrettyString()).isEqualTo("Succeeded");
    DeletionProof.callsStayWithinThePlan(jobs, job, simulation.service().traffic());
    CertifiedItems.areTrue(jobs, job, Holdings.of(account));
    Events.tell(simulation.events(), job);
    ItemCounts.agree(jobs, job);
    return account;
  }

  /** Of an export that could not read tags the first time. */
  private static void retry(OneDeath death, ServedArchive served) throws Exception {
    Simulation simulation = Simulation.calm(TinyAccount.create(0), death);
    SimulatorOptions well = simulation.service().options();
    simulation
        .service()
        .options(well.withReplies(replies -> replies.withFailing(Set.of("GetTags"))));
    death.spare(true);
    String id = simulation.observer().exports().start(Start.of(""));
    assertThat(simulation.toTheEnd(id).get("status").asText()).isEqualTo("PartiallySucceeded");
    simulation.service().options(well);
    simulation.supervised();
    death.spare(false);
    simulation.ask(engine -> accepted(engine, id));

    ObjectNode job = simulation.toTheEnd(id);

    succeeded(simulation, job, served);
    assertThat(job.get("attempt").asInt()).isEqualTo(2);
  }

  /** Who asks again is told that the job runs already. */
  private static boolean accepted(Engine engine, String id) {
    try {
      engine.retries().retry(id, JobKind.EXPORT, Optional.empty());
    } catch (JobProblem e) {
      assertThat(e.type()).isEqualTo("nothing-to-retry");
    }
    return true;
  }

  private static void succeeded(Simulation simulation, ObjectNode job, ServedArchive served)
      throws Exception {
    assertThat(job.get("status").asText()).as(job.toPrettyString()).isEqualTo("Succeeded");
    served.isExactly(simulation.archive(job.get("id").asText()));
    Events.tell(simulation.events(), job);
    ItemCounts.agree(simulation.observer().jobs(), job);
  }

  private static Start start(String body) {
    return new Start(
        Optional.empty(), body, Optional.of("key"), Optional.empty(), Optional.empty());
  }

  /** Runs the job with a death at each of its calls; how many deaths there were. */
  private static int everyDeath(Run run) throws Exception {
    OneDeath undisturbed = OneDeath.never();
    run.with(undisturbed);
    List<OneDeath> deaths = new ArrayList<>();
    IntStream.range(0, undisturbed.calls())
        .forEach(
            call -> {
              if (undisturbed.changed(call)) {
                deaths.add(OneDeath.before(call));
                deaths.add(OneDeath.after(call));
              } else if (READS) {
                deaths.add(OneDeath.before(call));
              }
            });
    all(deaths, run);
    return deaths.size();
  }

  private static void all(List<OneDeath> deaths, Run run) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<?>> running = new ArrayList<>();
      deaths.forEach(death -> running.add(threads.submit(() -> dying(run, death))));
      for (Future<?> one : running) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static Void dying(Run run, OneDeath death) throws Exception {
    try {
      run.with(death);
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(death.toString(), e);
    }
    assertThat(death.died()).as(death.toString()).isTrue();
    return null;
  }
}
