package app.userdata.dev.launcher;

import app.userdata.dev.command.CommandProblem;
import app.userdata.dev.command.SampleAccounts;
import app.userdata.dev.simulator.SimulatorMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The sample account in a process of its own, which ends with this one. */
record ChildSample(ChildProcess process) implements SampleAccounts.Sample {
  private static final Path LOGS =
      Path.of(System.getProperty("project.folder", "."), "target", "local");

  /** Starts one at a port, or at a free one. */
  static ChildSample start(OptionalInt port) {
    try {
      Files.createDirectories(LOGS);
      return start(port, LOGS);
    } catch (LocalRunException | IOException e) {
      throw CommandProblem.unavailable("sample-account", String.valueOf(e.getMessage()));
    }
  }

  /** The same with its log in a folder. */
  static ChildSample start(OptionalInt port, Path logs) {
    return new ChildSample(
        ChildProcess.start(
            SimulatorMain.class,
            List.of("-Xmx512m", "-Dsimulator.port=" + port.orElse(0)),
            Map.of(),
            logs.resolve("simulator.log")));
  }

  @Override
  public String endpoint() {
    return process.word(2);
  }

  @Override
  public String trainingKey() {
    return process.word(3);
  }

  @Override
  public void close() {
    process.close();
  }
}
