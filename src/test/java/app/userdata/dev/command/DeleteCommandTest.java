package app.userdata.dev.command;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.dev.simulator.CustomVisionSimulator;
import app.userdata.dev.simulator.Holdings;
import app.userdata.dev.simulator.SimulatorOptions;
import app.userdata.dev.simulator.TinyAccount;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class DeleteCommandTest {
  private final Served.Samples samples = new Served.Samples(() -> TinyAccount.create(2));
  private final Words command = new Words(Map.of(), samples);
  @TempDir private Path folder;

  private String evidence() {
    return folder.resolve("evidence").toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CustomVision__endpoint",
        "CUSTOMVISION__ENDPOINT",
        "CustomVision__cats__endpoint"
      })
  void delete_foreignEndpoint_isRefusedAndNobodyIsCalled(String name) {
    try (CustomVisionSimulator foreign =
        CustomVisionSimulator.start(TinyAccount.create(0), SimulatorOptions.defaults())) {
      Words words = new Words(Map.of(name, foreign.endpoint().toString()), samples);

      assertThat(words.run("delete", "--category", "all", "--yes", "--resource", "cats"))
          .isEqualTo(2);
      assertThat(words.err()).startsWith("This command deletes from its own sample account only");
      assertThat(foreign.traffic().arrivals()).isEmpty();
    }
  }

  @Test
  void delete_exportOfARealResource_isRefused() {
    try (CustomVisionSimulator foreign =
        CustomVisionSimulator.start(TinyAccount.create(0), SimulatorOptions.defaults())) {
      new Words(Served.environment(foreign), samples)
          .run("export", "--category", "tags", "--to", folder.resolve("a").toString());

      assertThat(
              command.run(
                  "delete",
                  "--category",
                  "all",
                  "--yes",
                  "--require-export",
                  folder.resolve("a").toString()))
          .isEqualTo(2);
      assertThat(foreign.traffic().mutations()).isEmpty();
    }
  }

  @Test
  void delete_nobodyToAsk_startsNothing() {
    assertThat(new Words().run("delete", "--category", "all")).isEqualTo(2);
  }

  @Test
  void delete_nameIsTyped_deletesThatProjectAndVerifiesTheEvidence() {
    int code =
        command
            .typing("Tiny too\n")
            .run("delete", "--category", "all", "--project", "Tiny too", "--evidence", evidence());

    assertThat(code).as(command.out() + command.err()).isZero();
    assertThat(command.out())
        .contains("Type Tiny too to delete this", "Deletion Succeeded", "Evidence verified");
    assertThat(samples.last().account().projects()).hasSize(1);
    assertThat(command.run("verify", evidence())).isZero();
  }

  @Test
  void delete_somethingElseIsTyped_changesNothing() {
    assertThat(
            command
                .typing("tiny\n")
                .run("delete", "--category", "images", "--evidence", evidence()))
        .isEqualTo(1);

    assertThat(command.out()).contains("Type delete to delete this", "Nothing was deleted.");
    assertThat(samples.last().traffic().mutations()).isEmpty();
    assertThat(folder.resolve("evidence")).doesNotExist();
  }

  @Test
  void delete_withoutScope_isRefused() {
    assertThat(command.run("delete", "--yes")).isEqualTo(2);
    assertThat(command.err()).startsWith("A deletion names its scope");
  }

  @Test
  void delete_afterAnExport_deletesWhatItsFolderHoldsAndWritesNothingThere() throws Exception {
    String archive = folder.resolve("sample").toString();
    assertThat(command.run("export", "--to", archive)).as(command.err()).isZero();

    int code =
        command.run(
            "delete",
            "--category",
            "all",
            "--yes",
            "--json",
            "--require-export",
            archive,
            "--evidence",
            evidence());

    assertThat(code).as(command.out() + command.err()).isZero();
    assertThat(command.json().at("/job/status").asText()).isEqualTo("Succeeded");
    assertThat(command.json().at("/verified/valid").asBoolean()).isTrue();
    assertThat(Holdings.of(samples.last().account())).isEmpty();
    command.run("status", "--to", archive, "--json");
    assertThat(command.json().at("/job/kind").asText()).isEqualTo("export");
    assertThat(command.run("verify", archive)).isZero();
  }
}
