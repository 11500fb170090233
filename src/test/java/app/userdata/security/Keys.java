package app.userdata.security;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Keys that nobody uses elsewhere. */
final class Keys {
  private Keys() {}

  /** A fresh private key in the form of the setting. */
  static String ed25519() throws NoSuchAlgorithmException {
    return Base64.getEncoder()
        .encodeToString(
            KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate().getEncoded());
  }
}
