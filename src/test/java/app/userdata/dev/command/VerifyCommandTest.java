package app.userdata.dev.command;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.evidence.Example;
import app.userdata.evidence.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VerifyCommandTest {
  private final Words command = new Words();
  private final String publicKey = SigningKey.parse(Example.KEY).publicKey();
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("evidence.json");
    Files.write(file, Example.signed());
    Path items = folder.resolve(Example.PART);
    Files.createDirectories(items.getParent());
    Files.write(items, Example.parts().get(Example.PART));
  }

  @Test
  void run_validWithItemsBeside_isZero() {
    assertThat(command.run("verify", file.toString(), "--public-key", publicKey)).isZero();
    assertThat(command.out())
        .contains("Signed with the trusted key sha256:")
        .contains("The files of items were read")
        .endsWith("The evidence is valid.\n");
    assertThat(command.err()).isEmpty();
  }

  @Test
  void run_folderOfEvidence_findsTheCertificate() throws IOException {
    assertThat(command.run("verify", folder.toString(), "--json")).isZero();
    assertThat(command.json().path("kind").asText()).isEqualTo("evidence");
    assertThat(command.json().at("/verified/valid").asBoolean()).isTrue();
  }

  @Test
  void run_oldWordWithFileAndKey_isTheSame() {
    assertThat(command.run("verify-evidence", file.toString(), publicKey)).isZero();
    assertThat(command.out()).endsWith("The evidence is valid.\n");
  }

  @Test
  void run_publicKeyInAFile_isRead() throws IOException {
    Path pem = folder.resolve("key.pem");
    Files.writeString(
        pem, "-----BEGIN PUBLIC KEY-----\n" + publicKey + "\n-----END PUBLIC KEY-----\n");

    assertThat(command.run("verify", file.toString(), "--public-key", pem.toString())).isZero();
  }

  @Test
  void run_changedFile_isOne() throws IOException {
    Files.writeString(file, Example.signedText().replace("grace", "eve"));

    assertThat(command.run("verify", file.toString())).isEqualTo(1);
    assertThat(command.out())
        .contains("WRONG: It was altered")
        .endsWith("The evidence is NOT valid.\n");
  }

  @Test
  void run_changedItems_isOne() throws IOException {
    Files.writeString(folder.resolve(Example.PART), "");

    assertThat(command.run("verify", file.toString())).isEqualTo(1);
  }

  @Test
  void run_missingFile_isTwoAndOneSentence() {
    Path missing = folder.resolve("missing.json");

    assertThat(command.run("verify", missing.toString())).isEqualTo(2);
    assertThat(command.err()).isEqualTo("There is no file or folder " + missing + ".\n");
    assertThat(command.out()).isEmpty();
  }

  @Test
  void run_noFileOrTooMany_isTwo() {
    assertThat(command.run("verify")).isEqualTo(2);
    assertThat(command.run("verify-evidence", "a", "b", "c")).isEqualTo(2);
  }

  @Test
  void run_whatIsNoKey_isTwo() {
    assertThat(command.run("verify", file.toString(), "--public-key", "no key")).isEqualTo(2);
    assertThat(command.err()).isEqualTo("A public key must be an Ed25519 key, as PEM or Base64.\n");
  }
}
