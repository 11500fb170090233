package app.userdata.dev.command;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.archive.BagValidator;
import app.userdata.archive.LibraryOfCongress;
import app.userdata.dev.folder.ExportFolder;
import app.userdata.dev.simulator.Account;
import app.userdata.dev.simulator.CustomVisionSimulator;
import app.userdata.dev.simulator.SimulatorOptions;
import app.userdata.dev.simulator.TinyAccount;
import app.userdata.job.ServedArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class ExportCommandTest {
  private final Account account = TinyAccount.create(2);
  private final CustomVisionSimulator simulator =
      CustomVisionSimulator.start(account, SimulatorOptions.defaults());
  private final Words command = new Words(Served.environment(simulator));
  @TempDir private Path parent;

  private Path folder() {
    return parent.resolve("out").resolve("cats");
  }

  private int export(String... more) {
    String[] args = new String[more.length + 3];
    args[0] = "export";
    args[1] = "--to";
    args[2] = folder().toString();
    System.arraycopy(more, 0, args, 3, more.length);
    return command.run(args);
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void export_wholeAccount_isAValidBagOfEverything() throws Exception {
    assertThat(export()).as(command.err()).isZero();

    assertThat(command.out())
        .startsWith("Custom Vision at " + simulator.endpoint() + "\n")
        .contains("Export Succeeded\n", "Archive verified: ", "  archive  " + folder() + "\n");
    assertThat(command.err()).isEmpty();
    ServedArchive.of(simulator).isExactly(Served.files(folder()));
    assertThat(new BagValidator(folder()).problems()).isEmpty();
    LibraryOfCongress.verify(folder());
    assertThat(simulator.traffic().keyLeaks()).isZero();
    assertThat(command.run("verify", folder().toString())).isZero();
    assertThat(command.run("status", "--to", folder().toString())).isZero();
  }

  @Test
  void export_again_asksNothingAndVerifiesOnceMore() throws Exception {
    export("--category", "tags", "--category", "projects");
    Map<String, Long> calls = simulator.traffic().calls();

    assertThat(export("--category", "projects", "--category", "tags")).isZero();
    assertThat(command.out()).contains("holds this export already, finished", "Archive verified");
    assertThat(simulator.traffic().calls()).isEqualTo(calls);

    Files.writeString(folder().resolve("data/projects.json"), "changed");
    assertThat(export("--category", "tags", "--category", "projects", "--json")).isEqualTo(1);
    assertThat(command.json().at("/verified/problems/0").asText())
        .startsWith("data/projects.json has another SHA-256");
  }

  @Test
  void export_otherScopeOrResource_leavesTheFolderAsItIs() throws Exception {
    export("--category", "tags");
    Map<String, byte[]> before = Served.files(folder());

    assertThat(export("--category", "images")).isEqualTo(2);
    assertThat(command.err()).contains("holds an export of another scope");
    assertThat(
            new Words(Map.of("CustomVision__endpoint", "https://dogs.example"))
                .run("export", "--category", "tags", "--to", folder().toString()))
        .isEqualTo(2);
    Words sample = new Words();
    assertThat(sample.run("export", "--category", "tags", "--to", folder().toString()))
        .isEqualTo(2);
    assertThat(sample.err()).contains("holds an export of " + simulator.endpoint());
    assertThat(Served.files(folder())).containsExactlyEntriesOf(before);
  }

  @Test
  void export_json_isOneDocumentWithTheJobAndWhatWasVerified() throws Exception {
    assertThat(export("--json", "--project", "Tiny too", "--reference", "ticket 1")).isZero();

    assertThat(command.json().at("/job/status").asText()).isEqualTo("Succeeded");
    assertThat(command.json().at("/job/request/projects/0").asText()).isEqualTo("Tiny too");
    assertThat(command.json().at("/job/request/reference").asText()).isEqualTo("ticket 1");
    assertThat(command.json().at("/job/links").isMissingNode()).isTrue();
    assertThat(command.json().path("archive").asText()).isEqualTo(folder().toString());
    assertThat(command.json().at("/verified/valid").asBoolean()).isTrue();
    assertThat(command.err()).contains("images ", "Export Succeeded");
  }

  @Test
  void export_imageThatIsBroken_isOneAndTriedAgainTheNextTime() throws Exception {
    UUID broken = account.projects().iterator().next().workspaceImages().iterator().next().id();
    simulator.options(simulator.options().withBrokenImages(Set.of(broken)));

    assertThat(export("--category", "images", "--json")).isEqualTo(1);
    assertThat(command.json().at("/job/status").asText()).isEqualTo("PartiallySucceeded");
    assertThat(command.json().at("/failures/0/items").asLong()).isEqualTo(1);
    assertThat(command.json().at("/verified/valid").asBoolean()).isTrue();
    assertThat(command.run("status", "--to", folder().toString())).isEqualTo(1);
    assertThat(command.out()).contains("1 failed: ");

    simulator.options(simulator.options().withBrokenImages(Set.of()));
    assertThat(export("--category", "images")).isZero();
    assertThat(command.out()).contains("Trying again what failed");
  }

  @Test
  void export_unknownProject_isOurSentenceAndLeavesNoFolder() throws Exception {
    assertThat(export("--project", "Nobody", "--json")).isEqualTo(2);

    assertThat(command.json().at("/error/type").asText()).isEqualTo("invalid-request");
    assertThat(command.json().at("/error/field").asText()).isEqualTo("projects");
    assertThat(command.json().at("/error/detail").asText())
        .startsWith("A project that the request");
    assertThat(folder()).doesNotExist();
  }

  @Test
  void export_serviceDoesNotAnswer_isThree() throws Exception {
    simulator.options(simulator.options().withTrainingKey("another"));

    assertThat(export("--json")).isEqualTo(3);
    assertThat(command.json().at("/error/type").asText()).isEqualTo("service-unavailable");
  }

  @Test
  void export_settingThatCannotWork_isThreeAndItsSentence() {
    Words words = new Words(Map.of("CustomVision__trainingKey", "secret"));

    assertThat(words.run("export", "--to", folder().toString())).isEqualTo(3);
    assertThat(words.err()).startsWith("Set CustomVision__endpoint").doesNotContain("secret");
    assertThat(folder()).doesNotExist();
  }

  @Test
  void export_folderWithOtherThings_isLeftAlone() throws IOException {
    Files.createDirectories(folder());
    Files.writeString(folder().resolve("thesis.txt"), "mine");

    assertThat(export()).isEqualTo(2);
    assertThat(command.err())
        .isEqualTo(folder() + " holds other things already; name a new or an empty folder.\n");
    assertThat(folder()).isDirectoryNotContaining(file -> file.endsWith(".job"));
  }

  @Test
  void export_folderThatTakesNoFile_endsWithTheReason() throws IOException {
    ExportFolder.open(folder()).close();
    Files.writeString(folder().resolve("data"), "in the way");

    assertThat(export()).isEqualTo(3);
    assertThat(command.err()).contains("cannot be read or written: ");
  }

  @Test
  void export_recordsThatCannotBeWritten_endsWithTheReason() throws IOException {
    ExportFolder.open(folder()).close();
    Files.writeString(folder().resolve(".job/records"), "in the way");

    assertThat(export()).isEqualTo(3);
    assertThat(command.err()).contains(".job/records");
  }
}
