package app.userdata.dev.command;

import app.userdata.dev.simulator.Account;
import app.userdata.dev.simulator.CustomVisionSimulator;
import app.userdata.dev.simulator.SimulatorOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** An account that a simulator in the test's process serves, for the local command. */
final class Served {
  private static final String CALLS = "1000";

  private Served() {}

  /** The environment in which the command exports from it. */
  static Map<String, String> environment(CustomVisionSimulator simulator) {
    return Map.of(
        "CustomVision__endpoint", simulator.endpoint().toString(),
        "CustomVision__trainingKey", simulator.trainingKey(),
        "CustomVision__callsPerSecond", CALLS);
  }

  /** A sample account for each command that wants one; the last one stays to be looked at. */
  static final class Samples implements SampleAccounts {
    private final Supplier<Account> account;
    private CustomVisionSimulator last;

    Samples(Supplier<Account> account) {
      this.account = account;
      this.last = CustomVisionSimulator.start(account.get(), SimulatorOptions.defaults());
      last.close();
    }

    CustomVisionSimulator last() {
      return last;
    }

    @Override
    public Sample start(java.util.OptionalInt port) {
      CustomVisionSimulator started =
          CustomVisionSimulator.start(
              account.get(), SimulatorOptions.defaults().withPort(port.orElse(0)));
      last = started;
      return new Sample() {
        @Override
        public String endpoint() {
          return started.endpoint().toString();
        }

        @Override
        public String trainingKey() {
          return started.trainingKey();
        }

        @Override
        public void close() {
          started.close();
        }
      };
    }
  }

  /** What lies in a bag, without what is known of its export. */
  static NavigableMap<String, byte[]> files(Path bag) throws IOException {
    Map<String, byte[]> files = new HashMap<>();
    try (Stream<Path> found = Files.walk(bag)) {
      found
          .filter(Files::isRegularFile)
          .filter(file -> !file.startsWith(bag.resolve(".job")))
          .forEach(file -> files.put(bag.relativize(file).toString(), bytes(file)));
    }
    return new TreeMap<>(files);
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
