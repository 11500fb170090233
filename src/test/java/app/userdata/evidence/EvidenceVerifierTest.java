package app.userdata.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EvidenceVerifierTest {
  private static final String KEY_ID =
      "sha256:21fe31dfa154a261626bf854046fd2271b7bed4b6abe45aa58877ef47f9721b9";
  private static final String PUBLIC_KEY =
      "MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
  private static final String OTHER_PUBLIC_KEY =
      "MCowBQYDK2VwAyEAPUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw=";
  private final ItemSource items = ItemSource.of(Example.parts());

  @Test
  void verify_signedByTheTrustedKey_isValid() {
    Verdict verdict = new EvidenceVerifier(List.of(PUBLIC_KEY)).verify(Example.signed(), items);

    assertThat(verdict.faults()).isEmpty();
    assertThat(verdict.valid()).isTrue();
    assertThat(verdict.facts())
        .contains(
            "Signed with the trusted key " + KEY_ID + ".",
            "Deletion d-4711, attempt 1: PartiallySucceeded, finished at 2026-05-01T10:07:30.250Z.",
            "images: planned 3, deleted 1, absent 1, failed 1; verified: listed, gone from"
                + " 2026-05-01T10:06:00Z to 2026-05-01T10:07:30Z.",
            "The files of items were read, and the counts compared with them.");
  }

  @Test
  void verify_signedWithoutTrustedKey_isValidAndSaysWhatWasNotChecked() {
    Verdict verdict = anyKey(Example.signed());

    assertThat(verdict.faults()).isEmpty();
    assertThat(verdict.facts())
        .contains(
            "Signed with the key " + KEY_ID + ".",
            "Whose key that is was not checked: no trusted public key was given.");
  }

  @Test
  void verify_unsigned_isValidAndSaysWhatProtectsIt() {
    byte[] file = EvidenceSeal.unsigned().seal(Example.evidence());

    assertThat(anyKey(file).faults()).isEmpty();
    assertThat(anyKey(file).facts())
        .contains("It is not signed: its hash protects against accidental change only.");
    assertThat(new String(file, UTF_8)).contains("\"kind\" : \"accidental change only\"");
  }

  @Test
  void verify_unsignedThoughATrustedKeyIsGiven_isNotValid() {
    byte[] file = EvidenceSeal.unsigned().seal(Example.evidence());

    assertThat(new EvidenceVerifier(List.of(PUBLIC_KEY)).verify(file, items).faults())
        .containsExactly("It is not signed, but a signature by a trusted key was asked for.");
  }

  @Test
  void verify_signedWithAnotherKey_isNotValid() {
    EvidenceVerifier verifier = new EvidenceVerifier(List.of(OTHER_PUBLIC_KEY));

    assertThat(verifier.verify(Example.signed(), items).faults())
        .containsExactly("It is signed with the key " + KEY_ID + ", which is not trusted.");
  }

  @Test
  void verify_severalTrustedKeys_anyOfThemWillDo() {
    EvidenceVerifier verifier = new EvidenceVerifier(List.of(OTHER_PUBLIC_KEY, PUBLIC_KEY));

    assertThat(verifier.verify(Example.signed(), items).valid()).isTrue();
  }

  @Test
  void verify_anotherPublicKeyPutIn_isNotValid() {
    byte[] file = changed(PUBLIC_KEY, OTHER_PUBLIC_KEY);

    assertThat(anyKey(file).faults())
        .containsExactly(
            "The id of its key is not that of its public key.",
            "Its signature is wrong: it was altered, or signed with another key.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no key", "AAAA"})
  void new_whatIsNoPublicKey_isRefused(String text) {
    assertThatThrownBy(() -> new EvidenceVerifier(List.of(text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A public key must be an Ed25519 key, as PEM or Base64.");
  }

  /** Not a byte of the file can be another: signature, hashes, counts, status, and all the rest. */
  @Test
  void verify_anyFlippedBit_isFound() {
    byte[] file = CanonicalJson.of(EvidenceJson.parse(Example.signed()));
    EvidenceVerifier verifier = new EvidenceVerifier(List.of(PUBLIC_KEY));

    for (int i = 0; i < file.length; i++) {
      file[i] ^= 1;
      assertThat(verifier.verify(file, ItemSource.none()).valid()).as("byte " + i).isFalse();
      file[i] ^= 1;
    }
    assertThat(verifier.verify(file, items).valid()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "\"status\" : \"PartiallySucceeded\", \"status\" : \"Succeeded\"",
    "\"deleted\" : 1, \"deleted\" : 2",
    "\"by\" : \"grace\", \"by\" : \"eve\"",
    "no call was made, nothing was done"
  })
  void verify_changedMeaning_isFoundByHashAndSignature(String from, String to) {
    assertThat(anyKey(changed(from, to)).faults())
        .contains(
            "It was altered: its SHA-256 is not the one that integrity names.",
            "Its signature is wrong: it was altered, or signed with another key.");
  }

  @Test
  void verify_otherWhiteSpaceAndOrder_isTheSameCertificate() {
    byte[] canonical = CanonicalJson.of(EvidenceJson.parse(Example.signed()));

    assertThat(new EvidenceVerifier(List.of(PUBLIC_KEY)).verify(canonical, items).faults())
        .isEmpty();
  }

  @Test
  void verify_withoutItems_saysThatTheyWereNotChecked() {
    Verdict verdict = new EvidenceVerifier(List.of()).verify(Example.signed(), ItemSource.none());

    assertThat(verdict.valid()).isTrue();
    assertThat(verdict.facts())
        .contains(
            "items/images.jsonl is not there and was not checked.",
            "Not all files of items could be read, so that the counts were not compared with"
                + " items.");
  }

  @Test
  void verify_alteredItem_isFoundByHashAndCount() {
    byte[] altered =
        new String(Example.items(), UTF_8).replace("\"deleted\"", "\"failed\"").getBytes(UTF_8);

    assertThat(withItems(Example.signed(), altered).faults())
        .contains(
            "items/images.jsonl was altered: it has another SHA-256 than the certificate says.",
            "In images 1 items are deleted; the files list 0.",
            "In images 1 items are failed; the files list 2.");
  }

  @Test
  void verify_itemsThatFitTheirHashButNotTheCounts_areFound() {
    String text = new String(Example.items(), UTF_8);
    String first = text.substring(0, text.indexOf('\n') + 1);
    byte[] doubled = (text + first).getBytes(UTF_8);
    byte[] file =
        resealed(
            Example.signedText()
                .replace(Hashes.sha256(Example.items()), Hashes.sha256(doubled))
                .replace("\"lines\" : 4", "\"lines\" : 5"));

    assertThat(withItems(file, doubled).faults())
        .containsExactly(
            "The files of items have 5 lines, but 4 items are counted.",
            "Line 5 of items/images.jsonl repeats an item.",
            "In images 1 items are deleted; the files list 2.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not JSON",
        "{}",
        "null",
        "[]",
        "{\"category\":\"images\",\"id\":\"1\",\"outcome\":\"vanished\",\"method\":\"listed\"}",
        "{\"category\":\"images\",\"id\":\"1\",\"outcome\":\"deleted\",\"method\":\"listed\","
            + "\"name\":\"Ada\"}"
      })
  void verify_lineThatIsNoItem_isAFault(String line) {
    Verdict verdict = withItems(Example.signed(), (line + "\n").getBytes(UTF_8));

    assertThat(verdict.faults())
        .anyMatch(fault -> fault.startsWith("Line 1 of items/images.jsonl is no item: "))
        .noneMatch(fault -> fault.contains("Ada"));
  }

  @Test
  void verify_endlessLine_isAFault() {
    Verdict verdict = withItems(Example.signed(), new byte[1 << 20]);

    assertThat(verdict.faults())
        .anyMatch(fault -> fault.startsWith("Line 1 of items/images.jsonl is no item: "));
  }

  @Test
  void verify_itemsThatCannotBeRead_isAFault() {
    ItemSource broken =
        part -> {
          throw new IOException("broken");
        };

    assertThat(new EvidenceVerifier(List.of()).verify(Example.signed(), broken).faults())
        .containsExactly("items/images.jsonl could not be read.");
  }

  /** A liar who makes a new hash: what contradicts itself is found all the same. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"deleted\" : 1|\"deleted\" : 2|In images 3 items were planned, but 4 have an outcome.",
        "\"items\" : 4|\"items\" : 5|"
            + "The plan has 5 items, but its categories have 4 together.",
        "\"PartiallySucceeded\"|\"Succeeded\"|"
            + "The status is Succeeded, but in images not everything planned is gone.",
        "\"finishedAt\" : \"2026-05-01|\"finishedAt\" : \"2026-04-30|"
            + "It was finished before it was confirmed.",
        "\"result\" : \"gone\"|\"result\" : \"notApplicable\"|"
            + "In images items were deleted but not verified.",
        "\"result\" : \"gone\"|\"result\" : \"survivors\"|"
            + "In images the count of survivors and the result of verifying differ.",
        "\"passes\" : 2|\"passes\" : 0|"
            + "In images there is a result of verifying, but nobody looked.",
        "\"confirmedAt\" : \"2026-05-01T10:05:00Z\",||"
            + "In images items were deleted though nothing was confirmed.",
        "\"images\",|\"tags\",|" + "The scope names tags, of which nothing is told.",
        "\"by\" : \"grace\"|\"by\" : \"eve\"|"
            + "Event 3 was altered: its hash is not that of its content.",
        "\"sha256:a|\"sha256:A|"
            + "This is no certificate of a deletion. At /plan: plan.hash must be sha256: and 64"
            + " lower-case hexadecimal digits.",
        "\"version\" : 1,|\"version\" : 2,|"
            + "This is no certificate of a deletion. At /: version must be 1.",
        "\"version\" : 1,|\"version\" : 1, \"name\" : \"Ada\",|"
            + "This is no certificate of a deletion. At /name: no such member is known.",
        "\"version\" : 1,|\"version\" : 1, \"confirmedBy\" : null,|It is not JSON",
        "\"deleted\" : 1,||is not spelled as this version spells it",
        "\"deleted\" : 1,|\"deleted\" : \"1\",|is not spelled as this version spells it",
        "\"deleted\" : 1,|\"deleted\" : -1,|deleted must be a count from 0 to 2^53 - 1.",
        "10:07:30.250Z|10:07:30.25Z|is not spelled as this version spells it",
        "2026-05-01T10:07:30.250Z|today|At /finishedAt",
        "items/images.jsonl|../images.jsonl|part must be a relative file name",
        "items/images.jsonl|/etc/passwd|part must be a relative file name"
      })
  void verify_contradictionUnderANewHash_isFound(String from, String to, String fault) {
    assertThat(Example.signedText()).contains(from);
    byte[] file = resealed(Example.signedText().replace(from, to == null ? "" : to));

    assertThat(anyKey(file).faults()).anyMatch(sentence -> sentence.contains(fault));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "{}",
        "7",
        "not JSON",
        "{\"evidence\":{}}",
        "{\"evidence\":{},\"integrity\":{}}",
        "{\"evidence\":[],\"integrity\":{}}",
        "{\"evidence\":{},\"evidence\":{}}",
        "{\"evidence\":{},\"integrity\":{\"kind\":\"none\",\"sha256\":\"x\"}}",
        "{\"evidence\":{},\"integrity\":{}} trailing",
        "{\"evidence\":{\"a\":1e999999999},\"integrity\":{}}",
        "\ufeff{}"
      })
  void verify_whatIsNoCertificate_isOneFault(String file) {
    assertThat(anyKey(file.getBytes(UTF_8)).faults()).hasSize(1);
  }

  @Test
  void verify_hostileBytes_areOneFault() {
    assertThat(anyKey(new byte[] {'"', (byte) 0xff, '"'}).faults())
        .containsExactly("This is no certificate of a deletion. It is not UTF-8.");
    assertThat(anyKey(new byte[17 * 1024 * 1024]).faults())
        .containsExactly("This is no certificate of a deletion. It is larger than 16 MiB.");
    assertThat(anyKey("[".repeat(1_000_000).getBytes(UTF_8)).faults()).hasSize(1);
    assertThat(anyKey("{\"evidence\":".repeat(100_000).getBytes(UTF_8)).faults()).hasSize(1);
    assertThat(anyKey("9".repeat(1_000_000).getBytes(UTF_8)).faults()).hasSize(1);
  }

  @Test
  void verify_halfASurrogatePair_isAFault() {
    byte[] file = Example.signedText().replace("\"ada\"", "\"\\ud800\"").getBytes(UTF_8);

    assertThat(anyKey(file).faults())
        .containsExactly(
            "This is no certificate of a deletion. A text holds half of a surrogate pair.");
  }

  @Test
  void verify_escapeSequencesInTexts_reachNoTerminal() {
    byte[] file = resealed(Example.signedText().replace("\"ada\"", "\"\\u001b[2J\""));

    Verdict verdict = anyKey(file);

    assertThat(verdict.valid()).isFalse();
    assertThat(verdict.faults()).noneMatch(fault -> fault.contains("\u001b"));
  }

  private Verdict anyKey(byte[] file) {
    return new EvidenceVerifier(List.of()).verify(file, items);
  }

  private static Verdict withItems(byte[] file, byte[] content) {
    return new EvidenceVerifier(List.of())
        .verify(file, ItemSource.of(Map.of(Example.PART, content)));
  }

  private static byte[] changed(String from, String to) {
    assertThat(Example.signedText()).contains(from);
    return Example.signedText().replace(from, to).getBytes(UTF_8);
  }

  /** The text as an unsigned file whose hash fits. */
  private static byte[] resealed(String text) {
    ObjectNode file;
    try {
      file = (ObjectNode) EvidenceJson.parse(text.getBytes(UTF_8));
    } catch (IllegalArgumentException e) {
      return text.getBytes(UTF_8); // a member twice
    }
    byte[] canonical = CanonicalJson.of(file.get("evidence"));
    file.set("integrity", EvidenceJson.tree(Integrity.unsigned(canonical)));
    return EvidenceJson.indented(file);
  }
}
