package app.userdata.dev.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.archive.Bag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BagCheckTest {
  @TempDir private Path bag;

  @BeforeEach
  void write() throws Exception {
    Files.createDirectories(bag.resolve("data/projects"));
    write("bagit.txt", new String(Bag.declaration(), UTF_8));
    write("data/projects.json", "[]");
    write("data/projects/one.json", "{}");
    write("bag-info.txt", "Source: here\nPayload-Oxum: 4.2\n");
    seal();
  }

  private void seal() throws Exception {
    write("manifest-sha256.txt", line("data/projects.json") + line("data/projects/one.json"));
    write(
        "tagmanifest-sha256.txt",
        line("bagit.txt") + line("bag-info.txt") + line("manifest-sha256.txt"));
  }

  private String line(String name) throws Exception {
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(bag.resolve(name)));
    return HexFormat.of().formatHex(hash) + "  " + name + "\n";
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(bag.resolve(name), text);
  }

  private BagCheck.Found found() throws IOException {
    return new BagCheck(bag).run();
  }

  @Test
  void run_wholeBag_findsNothing() throws IOException {
    Files.createDirectories(bag.resolve(".job"));
    write(".job/lock", "");

    assertThat(found()).isEqualTo(new BagCheck.Found(5, java.util.List.of()));
  }

  @Test
  void run_changedMissingAndStray_areNamed() throws IOException {
    write("data/projects.json", "{}");
    Files.delete(bag.resolve("data/projects/one.json"));
    write("data/projects/two.json", "{}");

    assertThat(found().problems())
        .containsExactly(
            "data/projects.json has another SHA-256 than manifest-sha256.txt says",
            "data/projects/one.json is listed in manifest-sha256.txt but missing",
            "data/projects/two.json is in the bag but in no manifest");
  }

  @Test
  void run_otherOxum_isTold() throws Exception {
    write("bag-info.txt", "Payload-Oxum: 5.2\n");
    seal();

    assertThat(found().problems()).containsExactly("the payload has 4.2 bytes and files, not 5.2");
  }

  @Test
  void run_tagFileOutsideOfTheManifest_isTold() throws Exception {
    write("tagmanifest-sha256.txt", line("bagit.txt") + line("manifest-sha256.txt"));

    assertThat(found().problems())
        .containsExactly("bag-info.txt is not listed in tagmanifest-sha256.txt");
  }

  @Test
  void run_manifestThatLeadsOut_readsNothingThere() throws Exception {
    String hash = "0".repeat(64);
    write("manifest-sha256.txt", hash + "  ../secret\n" + hash + "  /etc/passwd\nshort\n");

    assertThat(found().problems())
        .filteredOn(problem -> problem.endsWith("holds a line that names no file of the bag"))
        .hasSize(3);
  }

  @Test
  void run_noBagOrOneWithoutManifest_saysSo() throws IOException {
    Files.delete(bag.resolve("manifest-sha256.txt"));
    assertThat(found().problems()).contains("manifest-sha256.txt is missing");

    Files.delete(bag.resolve("bagit.txt"));
    assertThat(found().problems()).containsExactly("bagit.txt is missing: this is no bag");
  }
}
