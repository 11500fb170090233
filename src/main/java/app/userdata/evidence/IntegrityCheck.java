package app.userdata.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks hash and signature of a certificate, and whether its signer is trusted. */
final class IntegrityCheck {
  private final List<VerifyingKey> trusted;
  private final Findings findings;

  IntegrityCheck(List<VerifyingKey> trusted, Findings findings) {
    this.trusted = trusted;
    this.findings = findings;
  }

  void check(byte[] canonical, Integrity integrity) {
    if (!Hashes.sha256(canonical).equals(integrity.sha256())) {
      findings.fault("It was altered: its SHA-256 is not the one that integrity names.");
    }
    String publicKey = integrity.publicKey();
    if (publicKey == null) {
      unsigned();
    } else {
      signed(canonical, integrity, publicKey);
    }
  }

  private void unsigned() {
    if (trusted.isEmpty()) {
      findings.fact("It is not signed: its hash protects against accidental change only.");
    } else {
      findings.fault("It is not signed, but a signature by a trusted key was asked for.");
    }
  }

  private void signed(byte[] canonical, Integrity integrity, String publicKey) {
    VerifyingKey key;
    try {
      key = VerifyingKey.parse(publicKey);
    } catch (IllegalArgumentException e) {
      findings.fault("Its public key cannot be read.");
      return;
    }
    if (!key.text().equals(publicKey) || !key.keyId().equals(integrity.keyId())) {
      findings.fault("The id of its key is not that of its public key.");
    }
    if (!key.verifies(canonical, signature(integrity.signature()))) {
      findings.fault("Its signature is wrong: it was altered, or signed with another key.");
    } else if (trusted.isEmpty()) {
      findings.fact("Signed with the key " + key.keyId() + ".");
      findings.fact("Whose key that is was not checked: no trusted public key was given.");
    } else if (trusted.stream().noneMatch(one -> one.text().equals(key.text()))) {
      findings.fault("It is signed with the key " + key.keyId() + ", which is not trusted.");
    } else {
      findings.fact("Signed with the trusted key " + key.keyId() + ".");
    }
  }

  /** What is no Base64 is no signature. */
  @SuppressWarnings("UnusedException") // the fault says all there is
  private static byte[] signature(@Nullable String text) {
    try {
      return text == null ? new byte[0] : Base64Text.decode(text);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
