package app.userdata.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * Verifies the file of a certificate with nothing but the file, the items beside it, and the public
 * keys that one trusts. Never throws for what the file holds; whoever made it is not trusted.
 */
public final class EvidenceVerifier {
  private static final int MOST_BYTES = 16 * 1024 * 1024;
  private final List<VerifyingKey> trusted;

  /**
   * A verifier that trusts these keys, each a PEM text, or Base64 of a SubjectPublicKeyInfo or of
   * the raw 32 bytes. With none it accepts any signer, and unsigned files, and says so.
   *
   * @throws IllegalArgumentException if one is no such key, in one sentence
   */
  public EvidenceVerifier(List<String> trustedPublicKeys) {
    this.trusted = trustedPublicKeys.stream().map(VerifyingKey::parse).toList();
  }

  /** What is wrong with the file and its items, and what the file says. */
  public Verdict verify(byte[] file, ItemSource items) {
    Findings findings = new Findings();
    try {
      verify(document(file), items, findings);
    } catch (IllegalArgumentException e) {
      findings.fault("This is no certificate of a deletion. " + e.getMessage());
    }
    return findings.verdict();
  }

  private void verify(JsonNode document, ItemSource items, Findings findings) {
    JsonNode content = document.path("evidence");
    Integrity integrity = EvidenceJson.read(document.path("integrity"), Integrity.class);
    new IntegrityCheck(trusted, findings).check(CanonicalJson.of(content), integrity);
    Evidence evidence = EvidenceJson.read(content, Evidence.class);
    EvidenceRules.faults(evidence).forEach(findings::fault);
    EvidenceSummary.sentences(evidence).forEach(findings::fact);
    new ItemCheck(evidence, findings).check(items);
  }

  private static JsonNode document(byte[] file) {
    if (file.length > MOST_BYTES) {
      throw new IllegalArgumentException("It is larger than 16 MiB.");
    }
    JsonNode document = EvidenceJson.parse(file);
    if (document.size() != 2
        || !document.path("evidence").isObject()
        || !document.path("integrity").isObject()) {
      throw new IllegalArgumentException("It must be an object of evidence and integrity.");
    }
    return document;
  }
}
