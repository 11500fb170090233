package app.userdata.dev.benchmark;

import app.userdata.dev.azurite.Azurite;
import app.userdata.dev.launcher.ChildProcess;
import app.userdata.dev.simulator.Account;
import app.userdata.dev.simulator.CustomVisionSimulator;
import app.userdata.dev.simulator.Holdings;
import app.userdata.dev.simulator.SampleAccount;
import app.userdata.dev.simulator.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Deletes an account of many images, all of them in one iteration as well, at the service's limit:
 * plan, deletion and verification. The engine works in a process of its own with little memory, its
 * records and queues are in Azurite; the simulated service is here, and counts.
 */
public final class DeletionBenchmark {
  static final String MEMORY = "memory";

  private static final int CALLS_PER_SECOND = 10;
  private static final int IMAGES = 100_000;

  private DeletionBenchmark() {}

  /**
   * Arguments: how many images, the heap of the engine, such as {@code 256m}, and {@code memory} to
   * leave Azurite out.
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    int images = args.length > 0 ? Integer.parseInt(args[0]) : IMAGES;
    String heap = args.length > 1 ? args[1] : "256m";
    boolean memory = args.length > 2 && args[2].equals(MEMORY);
    Account account = SampleAccount.large(images, 0, 1);
    SimulatorOptions options = SimulatorOptions.defaults().withCallsPerSecond(CALLS_PER_SECOND);
    try (CustomVisionSimulator simulator = CustomVisionSimulator.start(account, options)) {
      System.out.printf("images          %d, heap of the engine %s%n", images, heap);
      int code = memory ? engine(heap, simulator, MEMORY) : onAzurite(heap, simulator);
      System.out.printf("engine ended    with %d%n", code);
      System.out.printf("still there     %d lines of holdings%n", Holdings.of(account).size());
      new CallTimes(simulator.traffic().arrivals()).print(System.out, CALLS_PER_SECOND);
    }
    System.exit(0);
  }

  private static int onAzurite(String heap, CustomVisionSimulator simulator)
      throws IOException, InterruptedException {
    Path project = Path.of(System.getProperty("project.folder", "."));
    try (Azurite azurite = Azurite.inMemory(project)) {
      return engine(heap, simulator, azurite.connectionString());
    }
  }

  private static int engine(String heap, CustomVisionSimulator simulator, String storage)
      throws IOException, InterruptedException {
    List<String> command = ChildProcess.command(BenchmarkEngine.class, List.of("-Xmx" + heap));
    command.addAll(List.of(simulator.endpoint().toString(), simulator.trainingKey(), storage));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Thread hook = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(hook);
    long begin = System.nanoTime();
    int code = process.waitFor();
    System.out.printf(
        "process         %.1f s%n", Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1e3);
    Runtime.getRuntime().removeShutdownHook(hook);
    return code;
  }
}
