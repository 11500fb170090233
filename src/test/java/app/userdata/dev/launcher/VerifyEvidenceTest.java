package app.userdata.dev.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.evidence.Example;
import app.userdata.evidence.SigningKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VerifyEvidenceTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final VerifyEvidence command =
      new VerifyEvidence(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
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
    assertThat(command.run(List.of(file.toString(), publicKey))).isZero();
    assertThat(out.toString(UTF_8))
        .contains("Signed with the trusted key sha256:")
        .contains("The files of items were read")
        .endsWith("The evidence is valid.\n");
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @Test
  void run_publicKeyInAFile_isRead() throws IOException {
    Path pem = folder.resolve("key.pem");
    Files.writeString(
        pem, "-----BEGIN PUBLIC KEY-----\n" + publicKey + "\n-----END PUBLIC KEY-----\n");

    assertThat(command.run(List.of(file.toString(), pem.toString()))).isZero();
  }

  @Test
  void run_changedFile_isOne() throws IOException {
    Files.writeString(file, Example.signedText().replace("grace", "eve"));

    assertThat(command.run(List.of(file.toString()))).isEqualTo(1);
    assertThat(out.toString(UTF_8))
        .contains("WRONG: It was altered")
        .endsWith("The evidence is NOT valid.\n");
  }

  @Test
  void run_changedItems_isOne() throws IOException {
    Files.writeString(folder.resolve(Example.PART), "");

    assertThat(command.run(List.of(file.toString()))).isEqualTo(1);
  }

  @Test
  void run_missingFile_isTwoAndOneSentence() {
    Path missing = folder.resolve("missing.json");

    assertThat(command.run(List.of(missing.toString()))).isEqualTo(2);
    assertThat(err.toString(UTF_8)).isEqualTo("There is no file " + missing + ".\n");
    assertThat(out.toString(UTF_8)).isEmpty();
  }

  @Test
  void run_noFileOrTooMany_isTwo() {
    assertThat(command.run(List.of())).isEqualTo(2);
    assertThat(command.run(List.of("a", "b", "c"))).isEqualTo(2);
  }

  @Test
  void run_whatIsNoKey_isTwo() {
    assertThat(command.run(List.of(file.toString(), "no key"))).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .isEqualTo("A public key must be an Ed25519 key, as PEM or Base64.\n");
  }
}
