package app.userdata.dev.command;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.archive.BagValidator;
import app.userdata.dev.launcher.ChildProcess;
import app.userdata.dev.launcher.Main;
import app.userdata.dev.simulator.CustomVisionSimulator;
import app.userdata.dev.simulator.SampleAccount;
import app.userdata.dev.simulator.SimulatorOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that exports, and what others see of it: while it works, and when it was killed. */
@Timeout(120)
final class InterruptedExportTest {
  private static final int IMAGES = 800;
  private static final int PAGE = 256;

  private final CustomVisionSimulator simulator =
      CustomVisionSimulator.start(
          SampleAccount.large(IMAGES),
          SimulatorOptions.defaults().withLinkLatency(Duration.ofMillis(20)));
  private final Words command = new Words(Served.environment(simulator));
  @TempDir private Path folder;

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void export_killedInTheMiddle_goesOnAndFetchesNothingTwiceThatWasStored() throws Exception {
    Process first = start();
    while (done() < PAGE) {
      assertThat(first.isAlive()).as("%s images done", done()).isTrue();
      // Only the files of the other process tell how far it is.
      TimeUnit.MILLISECONDS.sleep(100);
    }

    assertThat(command.run(words())).as("a second process").isEqualTo(2);
    assertThat(command.err()).startsWith("Another process works on " + folder);
    command.run("status", "--to", folder.toString(), "--json");
    assertThat(command.json().path("working").asBoolean()).isTrue();

    first.destroyForcibly().waitFor();
    long stored = done();
    assertThat(command.json().path("working").asBoolean()).isFalse();
    assertThat(stored).isLessThan(IMAGES);
    long before = simulator.traffic().blobGets();

    assertThat(command.run(words())).as(command.err()).isZero();
    assertThat(command.out()).contains("Going on with the export in " + folder);
    assertThat(simulator.traffic().blobGets() - before).isEqualTo(IMAGES - stored);
    assertThat(done()).isEqualTo(IMAGES);
    assertThat(new BagValidator(folder).problems()).isEmpty();
    assertThat(folder.resolve(".job/pieces")).isEmptyDirectory();
  }

  /** As many images as results tell that are stored. */
  private long done() throws Exception {
    return command.run("status", "--to", folder.toString(), "--json") == 0
        ? command.json().at("/job/categories/images/done").asLong()
        : 0;
  }

  private String[] words() {
    return new String[] {"export", "--category", "images", "--to", folder.toString()};
  }

  private Process start() throws Exception {
    List<String> line =
        new ArrayList<>(
            ChildProcess.command(Main.class, List.of("-Xmx256m", "-XX:TieredStopAtLevel=1")));
    line.addAll(List.of(words()));
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().putAll(Served.environment(simulator));
    builder.environment().put("COPY_THREADS", "4");
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
