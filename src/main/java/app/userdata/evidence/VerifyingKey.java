package app.userdata.evidence;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** A public Ed25519 key (RFC 8032). */
final class VerifyingKey {
  private static final int RAW = 32;

  /** What RFC 8410 puts before the 32 bytes of a key: a SubjectPublicKeyInfo of fixed length. */
  private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private final PublicKey key;

  private VerifyingKey(PublicKey key) {
    this.key = key;
  }

  static VerifyingKey of(PublicKey key) {
    return new VerifyingKey(key);
  }

  /**
   * Reads a PEM text, or Base64 of a SubjectPublicKeyInfo or of the raw 32 bytes.
   *
   * @throws IllegalArgumentException in one sentence
   */
  static VerifyingKey parse(String text) {
    try {
      byte[] bytes = Base64Text.unwrap(text, "PUBLIC KEY");
      VerifyingKey key =
          new VerifyingKey(
              KeyFactory.getInstance("Ed25519")
                  .generatePublic(
                      new X509EncodedKeySpec(bytes.length == RAW ? wrapped(bytes) : bytes)));
      if (bytes.length == RAW || Arrays.equals(key.encoded(), bytes)) {
        return key;
      }
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "A public key must be an Ed25519 key, as PEM or Base64.", e);
    }
    throw new IllegalArgumentException("A public key must be an Ed25519 key, as PEM or Base64.");
  }

  /** Base64 of the SubjectPublicKeyInfo. */
  String text() {
    return Base64Text.encode(encoded());
  }

  String keyId() {
    byte[] encoded = encoded();
    return "sha256:"
        + Hashes.sha256(Arrays.copyOfRange(encoded, encoded.length - RAW, encoded.length));
  }

  /** Whether the key's owner signed the content; false also for what is no signature at all. */
  @SuppressWarnings("UnusedException") // what is no signature does not verify; why is of no use
  boolean verifies(byte[] content, byte[] signature) {
    try {
      Signature check = Signature.getInstance("Ed25519");
      check.initVerify(key);
      check.update(content);
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private byte[] encoded() {
    return key.getEncoded();
  }

  private static byte[] wrapped(byte[] raw) {
    ByteArrayOutputStream encoded = new ByteArrayOutputStream();
    encoded.writeBytes(PREFIX);
    encoded.writeBytes(raw);
    return encoded.toByteArray();
  }
}
