package app.userdata.evidence;

import java.util.List;
import java.util.function.Function;

/**
 * Makes the file of a certificate: {@code {"evidence":{…},"integrity":{…}}}, UTF-8, indented, ended
 * by a line feed. Hash and signature are over the canonical JSON of {@code evidence}, so white
 * space and the order of members are free.
 */
public final class EvidenceSeal {
  private final Function<byte[], Integrity> integrity;

  private EvidenceSeal(Function<byte[], Integrity> integrity) {
    this.integrity = integrity;
  }

  /** A seal that shows accidental change only, and says so. */
  public static EvidenceSeal unsigned() {
    return new EvidenceSeal(Integrity::unsigned);
  }

  /** A seal that shows every change to whoever trusts the key. */
  public static EvidenceSeal signing(SigningKey key) {
    return new EvidenceSeal(canonical -> Integrity.signed(canonical, key));
  }

  /**
   * The finished file; the same bytes for the same certificate and key.
   *
   * @throws IllegalArgumentException if the certificate contradicts itself, with all faults: what
   *     the verifier would refuse is not issued
   */
  public byte[] seal(Evidence evidence) {
    List<String> faults = EvidenceRules.faults(evidence);
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(
          "This certificate contradicts itself: " + String.join(" ", faults));
    }
    return EvidenceJson.indented(
        new EvidenceFile(evidence, integrity.apply(CanonicalJson.of(evidence))));
  }

  /** The two members of the file. */
  record EvidenceFile(Evidence evidence, Integrity integrity) {}
}
