package app.userdata.storage;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digests that archives need. */
final class Digests {
  private Digests() {}

  static MessageDigest sha256() {
    return digest("SHA-256");
  }

  static MessageDigest md5() {
    return digest("MD5");
  }

  private static MessageDigest digest(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + name, e);
    }
  }
}
