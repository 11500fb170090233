package app.userdata.dev.benchmark;

import app.userdata.dev.simulator.SimulatorOptions;
import app.userdata.dev.sink.Sink;
import java.time.Duration;
import java.util.List;

/**
 * What is measured against what.
 *
 * @param images how many the account has
 * @param bytes of each image
 * @param imageLatency before every reply that gives an image
 * @param writeLatency before every reply to a write into the archive
 * @param sink whether archives are discarded; Azurite keeps them on disk otherwise
 * @param process the heap of each measured process, such as {@code 256m}, and its other options
 */
record Setup(
    int images,
    int bytes,
    Duration imageLatency,
    Duration writeLatency,
    boolean sink,
    List<String> process) {
  /** What the service allows. */
  static final int CALLS_PER_SECOND = 10;

  Setup {
    process = List.copyOf(process);
  }

  SimulatorOptions service() {
    return SimulatorOptions.defaults()
        .withCallsPerSecond(CALLS_PER_SECOND)
        .withLinkLatency(imageLatency);
  }

  Sink.Options archives() {
    return new Sink.Options(sink, writeLatency, false);
  }

  /**
   * The options of a measured process.
   *
   * @param jvm {@code azure} for what the Functions host passes, {@code default} for nothing
   */
  static List<String> process(String heap, String jvm) {
    return switch (jvm) {
      case "azure" -> List.of("-Xmx" + heap, "-XX:TieredStopAtLevel=1");
      case "default" -> List.of("-Xmx" + heap);
      default -> throw new IllegalArgumentException("jvm must be azure or default.");
    };
  }
}
