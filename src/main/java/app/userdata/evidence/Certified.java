package app.userdata.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A certificate that this app wrote, read back to show it. Nothing is verified; {@link
 * EvidenceVerifier} does that.
 *
 * @param keyId of the key that signed it, if one did
 */
public record Certified(Evidence evidence, Optional<String> keyId) {
  /** Reads the file of a certificate. */
  public static Certified read(byte[] file) {
    JsonNode document = EvidenceJson.parse(file);
    Integrity integrity = EvidenceJson.read(document.path("integrity"), Integrity.class);
    return new Certified(
        EvidenceJson.read(document.path("evidence"), Evidence.class),
        Optional.ofNullable(integrity.keyId()));
  }
}
