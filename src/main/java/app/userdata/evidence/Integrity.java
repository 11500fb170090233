package app.userdata.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What protects a certificate.
 *
 * @param kind {@value #SIGNED} or {@value #UNSIGNED}
 * @param keyId {@code sha256:} and the SHA-256 of the raw public key (32 bytes, RFC 8032)
 * @param publicKey Base64 of its SubjectPublicKeyInfo (RFC 8410), as openssl reads it
 * @param sha256 of the canonical certificate, lower-case hexadecimal
 * @param signature Base64 of the 64 bytes of RFC 8032 over the canonical certificate
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Integrity(
    String kind,
    @Nullable String keyId,
    @Nullable String publicKey,
    String sha256,
    @Nullable String signature) {
  static final String SIGNED = "Ed25519";
  static final String UNSIGNED = "accidental change only";

  Integrity {
    Values.sha256("integrity.sha256", sha256);
    boolean all = keyId != null && publicKey != null && signature != null;
    boolean none = keyId == null && publicKey == null && signature == null;
    if (!(SIGNED.equals(kind) && all) && !(UNSIGNED.equals(kind) && none)) {
      throw new IllegalArgumentException(
          "integrity must be \""
              + SIGNED
              + "\" with keyId, publicKey and signature, or \""
              + UNSIGNED
              + "\" without.");
    }
  }

  static Integrity unsigned(byte[] canonical) {
    return new Integrity(UNSIGNED, null, null, Hashes.sha256(canonical), null);
  }

  static Integrity signed(byte[] canonical, SigningKey key) {
    return new Integrity(
        SIGNED,
        key.keyId(),
        key.publicKey(),
        Hashes.sha256(canonical),
        Base64Text.encode(key.sign(canonical)));
  }
}
