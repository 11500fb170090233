package app.userdata.dev.simulator;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/**
 * Serves the sample account until its input is closed or it is told to stop. System properties:
 * simulator.port, .callsPerSecond, .vnet, .failureRate, .sasLifetimeSeconds, .deletionDelayMillis;
 * with .images another account is served, of so many images of .imageBytes each, on all of which
 * .iterations were trained.
 */
public final class SimulatorMain {
  private SimulatorMain() {}

  /** Prints one line, {@code simulator ready ENDPOINT KEY}, once calls are answered. */
  public static void main(String[] args) throws IOException {
    SimulatorOptions options = options();
    CustomVisionSimulator simulator = CustomVisionSimulator.start(account(), options);
    Runtime.getRuntime().addShutdownHook(new Thread(simulator::close));
    System.out.println(
        "simulator ready " + simulator.endpoint() + " " + options.access().trainingKey());
    System.out.flush();
    // Whoever started this holds the other end of the pipe; when that is gone, so are we.
    System.in.transferTo(OutputStream.nullOutputStream());
    System.exit(0);
  }

  private static Account account() {
    int images = Integer.getInteger("simulator.images", 0);
    return images == 0
        ? SampleAccount.create()
        : SampleAccount.large(
            images,
            Integer.getInteger("simulator.imageBytes", 0),
            Integer.getInteger("simulator.iterations", 0));
  }

  private static SimulatorOptions options() {
    SimulatorOptions defaults = SimulatorOptions.defaults();
    long delay =
        Long.getLong("simulator.deletionDelayMillis", defaults.deletions().delay().toMillis());
    return defaults
        .withDeletionDelay(Duration.ofMillis(delay))
        .withPort(Integer.getInteger("simulator.port", 0))
        .withCallsPerSecond(Integer.getInteger("simulator.callsPerSecond", 10))
        .withVnet(Boolean.getBoolean("simulator.vnet"))
        .withFailureRate(Double.parseDouble(System.getProperty("simulator.failureRate", "0")))
        .withSasLifetime(
            Duration.ofSeconds(Long.getLong("simulator.sasLifetimeSeconds", 24 * 60 * 60L)));
  }
}
