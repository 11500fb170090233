package app.userdata.dev.benchmark;

import app.userdata.category.CategoryId;
import app.userdata.dev.azurite.Azurite;
import app.userdata.dev.simulator.CustomVisionSimulator;
import app.userdata.dev.simulator.SampleAccount;
import app.userdata.dev.simulator.SimulatorOptions;
import app.userdata.job.Engine;
import app.userdata.job.Ports;
import app.userdata.job.RecordStore;
import app.userdata.job.Start;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Asks for a job of many steps while it runs, as often as its replies say, and tells how long the
 * answer took and what it cost in requests to storage. Who asks shares no memory with those who
 * work.
 */
public final class StatusBenchmark {
  private static final int PROJECTS = 350;
  private static final int FAST = 2_000;
  private static final long RETRY_AFTER_SECONDS = 2;
  private static final int PAGE = 5_000;

  private StatusBenchmark() {}

  /** One answer. */
  private record Answer(double millis, long requests, double progress) {}

  /** Argument: how many projects the account has; each makes some thirty steps. */
  public static void main(String[] args) throws InterruptedException {
    int projects = args.length > 0 ? Integer.parseInt(args[0]) : PROJECTS;
    try (Azurite azurite = Azurite.inMemory(Path.of(System.getProperty("project.folder", ".")));
        CustomVisionSimulator simulator =
            CustomVisionSimulator.start(
                SampleAccount.many(projects), SimulatorOptions.defaults().withCallsPerSecond(0))) {
      Ports ports = BenchmarkEngine.ports(azurite.connectionString());
      Engine working = engine(ports, simulator);
      CountedPorts counted = new CountedPorts(ports);
      Engine asked = engine(counted.ports(), simulator);
      QueueWorkers.start(ports.queue(), working.steps(), CategoryId::exportQueue);
      String id = working.exports().start(Start.of(""));
      List<Answer> answers = new ArrayList<>();
      ObjectNode job = ask(asked, counted, id, answers);
      while (job.path("progress").asDouble() < 1) {
        TimeUnit.SECONDS.sleep(RETRY_AFTER_SECONDS);
        job = ask(asked, counted, id, answers);
      }
      show(job, steps(ports.records(), id), answers);
    }
    System.exit(0);
  }

  private static Engine engine(Ports ports, CustomVisionSimulator simulator) {
    return BenchmarkEngine.engine(ports, simulator.endpoint(), simulator.trainingKey(), FAST);
  }

  private static ObjectNode ask(
      Engine asked, CountedPorts counted, String id, List<Answer> answers) {
    long before = requests(counted);
    long begin = System.nanoTime();
    ObjectNode job = asked.jobs().job(id);
    answers.add(
        new Answer(
            (System.nanoTime() - begin) / 1e6,
            requests(counted) - before,
            job.path("progress").asDouble()));
    return job;
  }

  private static long requests(CountedPorts counted) {
    return counted.calls().values().stream().mapToLong(Long::longValue).sum();
  }

  private static long steps(RecordStore records, String id) {
    long steps = 0;
    Optional<String> continuation = Optional.empty();
    do {
      RecordStore.Page page = records.list(id + "/a1/", continuation, PAGE);
      steps += page.entries().stream().filter(entry -> entry.name().endsWith(".json")).count();
      continuation = page.continuation();
    } while (continuation.isPresent());
    return steps;
  }

  private static void show(ObjectNode job, long steps, List<Answer> answers) {
    System.out.printf("job             %s, %d steps%n", job.path("status").asText(), steps);
    System.out.printf("answers         %d while it ran%n", answers.size());
    line("milliseconds", answers.stream().map(Answer::millis).sorted().toList());
    line("requests", answers.stream().map(one -> (double) one.requests()).sorted().toList());
    answers.forEach(
        one ->
            System.out.printf(
                "  %.2f  %7.1f ms  %3d requests%n", one.progress(), one.millis(), one.requests()));
  }

  private static void line(String what, List<Double> sorted) {
    System.out.printf(
        "%-15s median %.1f, nine of ten below %.1f, most %.1f%n",
        what,
        sorted.get(sorted.size() / 2),
        sorted.get(sorted.size() * 9 / 10),
        sorted.get(sorted.size() - 1));
  }
}
