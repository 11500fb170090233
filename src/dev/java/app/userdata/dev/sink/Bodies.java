package app.userdata.dev.sink;

import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/**
 * Reads bodies and discards them.
 *
 * @param checked whether each is compared with the Content-MD5 that came with it
 */
record Bodies(boolean checked) {
  /** The body's MD5 in Base64, as announced where nothing is checked; empty if it is another. */
  Optional<String> received(Request request, Inbound body) throws IOException {
    Optional<String> announced = request.head().field("content-md5");
    if (announced.isPresent() && !checked) {
      body.pass(request.head().length(), OutputStream.nullOutputStream());
      return announced;
    }
    DigestOutputStream digest = new DigestOutputStream(OutputStream.nullOutputStream(), md5());
    body.pass(request.head().length(), digest);
    String found = Base64.getEncoder().encodeToString(digest.getMessageDigest().digest());
    return Optional.of(found).filter(announced.orElse(found)::equals);
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }
}
