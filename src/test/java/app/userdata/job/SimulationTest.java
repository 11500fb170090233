package app.userdata.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Jobs under whatever a seed makes of order, duplicates, deaths and failures. A seed that fails is
 * named; {@code -Dsimulation.seed=N} runs it alone, {@code -Dsimulation.seeds=N} so many.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
final class SimulationTest {
  private static final long SEEDS = Long.getLong("simulation.seeds", 600);
  private static final Logger LOG = Logger.getLogger("app.userdata");

  /** One job under one seed. */
  @FunctionalInterface
  private interface Run {
    ObjectNode of(long seed) throws Exception;
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
  void export_underTheFaultsOfAnySeed_endsAndTellsTheTruth() throws Exception {
    assertMostSucceed(all(new SimulatedExport(ServedArchive.all())::run));
  }

  @Test
  void delete_underTheFaultsOfAnySeed_endsAndTellsTheTruth() throws Exception {
    assertMostSucceed(all(SimulatedDeletion::run));
  }

  @Test
  void replay_ofASeed_takesTheSameWay() throws Exception {
    Run export = new SimulatedExport(ServedArchive.all())::run;
    for (long seed = 1; seed <= 20; seed++) {
      assertThat(export.of(seed)).as("export " + seed).isEqualTo(export.of(seed));
      assertThat(SimulatedDeletion.run(seed)).as("" + seed).isEqualTo(SimulatedDeletion.run(seed));
    }
  }

  /** A simulation that gives up too often proves little. */
  private static void assertMostSucceed(Map<String, Long> ends) {
    if (Long.getLong("simulation.seed") == null) {
      long all = ends.values().stream().mapToLong(Long::longValue).sum();
      assertThat(ends.getOrDefault("Succeeded", 0L)).isGreaterThan(all * 7 / 10);
    }
  }

  /** How many jobs ended how. */
  private static Map<String, Long> all(Run run) throws Exception {
    Map<Long, Throwable> failures = new ConcurrentSkipListMap<>();
    Map<String, Long> ends = new TreeMap<>();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<String>> running =
          seeds().boxed().map(seed -> threads.submit(() -> end(run, seed, failures))).toList();
      for (Future<String> one : running) {
        ends.merge(one.get(), 1L, Long::sum);
      }
    } finally {
      threads.shutdownNow();
    }
    failures.forEach(
        (seed, failure) -> {
          throw new AssertionError(
              "seeds " + failures.keySet() + " fail; -Dsimulation.seed=" + seed, failure);
        });
    return ends;
  }

  private static String end(Run run, long seed, Map<Long, Throwable> failures) throws Exception {
    try {
      return run.of(seed).get("status").asText();
    } catch (AssertionError | RuntimeException e) {
      failures.put(seed, e);
      return "failed";
    }
  }

  private static LongStream seeds() {
    Long one = Long.getLong("simulation.seed");
    return one == null ? LongStream.rangeClosed(1, SEEDS) : LongStream.of(one);
  }
}
