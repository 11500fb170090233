package app.userdata.job;

import app.userdata.dev.simulator.SimulatorOptions;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** How the service is: slow to delete all the time, and failing in turns until it is calm. */
final class Weather {
  private final Random random;
  private final SimulatorOptions calm;
  private final SimulatorOptions usual;

  /** Whether calls that delete may fail for so long that the engine gives them up. */
  private final boolean storms;

  private boolean stormy;

  Weather(Random random) {
    this.random = random;
    this.storms = random.nextInt(4) == 0;
    Duration delay = Duration.ofSeconds(random.nextInt(3) == 0 ? random.nextInt(90) : 0);
    Duration lag = Duration.ofSeconds(random.nextInt(3) == 0 ? random.nextInt(30) : 0);
    calm =
        SimulatorOptions.defaults()
            .withDeletions(faults -> faults.withDelay(delay).withListLag(lag))
            .withUnknownImagesFail(random.nextBoolean());
    double failures = share(0.2);
    double lost = share(0.4);
    double throttled = share(0.2);
    int retryAfter = random.nextBoolean() ? 1 : 30;
    usual =
        calm.withReplies(
            faults ->
                faults
                    .withFailureRate(failures)
                    .withLostReplies(lost)
                    .withThrottleShare(throttled, retryAfter));
  }

  private Weather(SimulatorOptions always) {
    random = new Random(1);
    storms = false;
    calm = always;
    usual = always;
  }

  /** The service does at once whatever it is told. */
  static Weather clear() {
    return new Weather(SimulatorOptions.defaults().withDeletionDelay(Duration.ZERO));
  }

  SimulatorOptions options() {
    return usual;
  }

  SimulatorOptions calm() {
    return calm;
  }

  /** Whether calls that delete failed for a while. */
  boolean stormy() {
    return stormy;
  }

  /** One of these operations fails from now on, or none. */
  SimulatorOptions change(Set<String> operations) {
    List<String> candidates =
        new TreeSet<>(operations)
            .stream().filter(name -> storms || name.startsWith("Get")).toList();
    if (candidates.isEmpty() || random.nextBoolean()) {
      return usual;
    }
    String failing = candidates.get(random.nextInt(candidates.size()));
    stormy |= !failing.startsWith("Get");
    return usual.withReplies(faults -> faults.withFailing(Set.of(failing)));
  }

  private double share(double most) {
    return random.nextBoolean() ? 0 : random.nextDouble() * most;
  }
}
