package app.userdata.dev.benchmark;

import app.userdata.dev.azurite.Azurite;
import app.userdata.dev.host.HttpOnly;
import app.userdata.dev.simulator.CustomVisionSimulator;
import app.userdata.dev.simulator.SampleAccount;
import app.userdata.dev.simulator.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How large the deployment is, and how long its functions take from the start of a process to their
 * first answers, on one Java or on several. Storage and the simulated service keep running.
 */
public final class ColdStartBenchmark {
  private static final int ROUNDS = 5;
  private static final int JARS = 5;
  private static final double MEGABYTE = 1e6;

  private final Map<Path, List<List<Double>>> measured = new LinkedHashMap<>();

  private ColdStartBenchmark(List<Path> javaHomes) {
    javaHomes.forEach(home -> measured.put(home, new ArrayList<>()));
  }

  /** Arguments: how many rounds, and the folders of the Javas; without, the one that runs this. */
  public static void main(String[] args) throws IOException, InterruptedException {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : ROUNDS;
    List<Path> homes = Arrays.stream(args).skip(1).map(Path::of).toList();
    Path staged = Path.of(System.getProperty("staged.folder"));
    printSize(DeploymentZip.of(staged));
    ColdStartBenchmark benchmark =
        new ColdStartBenchmark(
            homes.isEmpty() ? List.of(Path.of(System.getProperty("java.home"))) : homes);
    benchmark.run(rounds, staged);
    benchmark.print();
    System.exit(0);
  }

  private static void printSize(DeploymentZip zip) {
    System.out.printf("deployment zip  %.1f MB%n", zip.bytes() / MEGABYTE);
    zip.jars().stream()
        .limit(JARS)
        .forEach(jar -> System.out.printf("  %4.1f MB  %s%n", jar.bytes() / MEGABYTE, jar.name()));
  }

  private void run(int rounds, Path staged) throws IOException, InterruptedException {
    Path project = Path.of(System.getProperty("project.folder", "."));
    Path log = project.resolve("target").resolve("cold-start.log");
    Files.deleteIfExists(log);
    try (Azurite azurite = Azurite.inMemory(project);
        CustomVisionSimulator simulator =
            CustomVisionSimulator.start(SampleAccount.create(), SimulatorOptions.defaults())) {
      Map<String, String> environment = new HashMap<>(HttpOnly.settings(staged));
      environment.put("LOCAL_PORT", "0");
      environment.put("DataStorage", azurite.connectionString());
      environment.put("CustomVision__endpoint", simulator.endpoint().toString());
      environment.put("CustomVision__trainingKey", simulator.trainingKey());
      HostStart host = new HostStart(environment, staged, log);
      for (Path home : measured.keySet()) {
        host.measure(home); // Not counted: the files are not in memory yet.
      }
      for (int round = 0; round < rounds; round++) {
        for (Map.Entry<Path, List<List<Double>>> java : measured.entrySet()) {
          java.getValue().add(host.measure(java.getKey()));
        }
      }
    }
  }

  private void print() {
    measured.forEach(
        (home, rounds) -> {
          System.out.printf("%n%s, milliseconds of %d starts%n", home, rounds.size());
          System.out.printf("  %-26s %7s %7s %7s%n", "", "median", "least", "most");
          for (int i = 0; i < HostStart.MOMENTS.size(); i++) {
            print(HostStart.MOMENTS.get(i), column(rounds, i));
          }
        });
  }

  private static List<Double> column(List<List<Double>> rounds, int index) {
    return rounds.stream().map(row -> row.get(index)).sorted().toList();
  }

  private static void print(String moment, List<Double> sorted) {
    int last = sorted.size() - 1;
    double median = (sorted.get(last / 2) + sorted.get((last + 1) / 2)) / 2;
    System.out.printf(
        "  %-26s %7.0f %7.0f %7.0f%n", moment, median, sorted.get(0), sorted.get(last));
  }
}
