package app.userdata.evidence;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;

/**
 * A private Ed25519 key (RFC 8032) that signs certificates, with the public key derived from it.
 */
public final class SigningKey {
  /** The setting that holds it. */
  public static final String SETTING = "EVIDENCE_SIGNING_KEY";

  private final PrivateKey secret;
  private final VerifyingKey verifying;

  private SigningKey(PrivateKey secret, VerifyingKey verifying) {
    this.secret = secret;
    this.verifying = verifying;
  }

  /**
   * Reads PKCS#8 (RFC 8410), as PEM or as the Base64 inside of it.
   *
   * @throws IllegalArgumentException in one sentence that names the setting and how to make a key,
   *     and holds nothing of the key
   */
  @SuppressWarnings("UnusedException") // causes may quote the key
  public static SigningKey parse(String text) {
    try {
      PrivateKey secret =
          KeyFactory.getInstance("Ed25519")
              .generatePrivate(new PKCS8EncodedKeySpec(Base64Text.unwrap(text, "PRIVATE KEY")));
      SigningKey key = new SigningKey(secret, derive(secret));
      byte[] probe = {1, 2, 3};
      if (key.verifying.verifies(probe, key.sign(probe))) {
        return key;
      }
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw unusable();
    }
    throw unusable();
  }

  /** {@code sha256:} and the SHA-256 of the raw public key. */
  public String keyId() {
    return verifying.keyId();
  }

  /** Base64 of the public key's SubjectPublicKeyInfo; what verifiers should be told to trust. */
  public String publicKey() {
    return verifying.text();
  }

  /** The 64 bytes of RFC 8032, section 5.1.6. */
  byte[] sign(byte[] content) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(secret);
      signature.update(content);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key that was tried once signs always", e);
    }
  }

  /**
   * The JDK derives a public key only while it generates a pair; its generator takes the private
   * key from the random source that it is given (RFC 8032, section 5.1.5).
   */
  private static VerifyingKey derive(PrivateKey secret) throws GeneralSecurityException {
    byte[] seed =
        ((EdECPrivateKey) secret)
            .getBytes()
            .orElseThrow(() -> new InvalidKeyException("the key cannot be read"));
    KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
    generator.initialize(NamedParameterSpec.ED25519, new Seed(seed));
    return VerifyingKey.of(generator.generateKeyPair().getPublic());
  }

  private static IllegalArgumentException unusable() {
    return new IllegalArgumentException(
        SETTING
            + " must be an Ed25519 private key in PKCS#8, as PEM or the Base64 inside of it; make"
            + " one with: openssl genpkey -algorithm ed25519");
  }

  /** A random source that is not random. */
  private static final class Seed extends SecureRandom {
    private static final long serialVersionUID = 1;
    private final byte[] seed;

    Seed(byte[] seed) {
      this.seed = seed;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      if (bytes.length != seed.length) {
        throw new IllegalStateException("an Ed25519 key is made from 32 bytes");
      }
      System.arraycopy(seed, 0, bytes, 0, seed.length);
    }
  }
}
