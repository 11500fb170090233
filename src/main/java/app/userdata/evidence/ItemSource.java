package app.userdata.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/** Where the verifier finds the files of items that a certificate names. */
@FunctionalInterface
public interface ItemSource {
  /**
   * Opens a file by the name that the certificate has for it: relative, and never leading upwards.
   * The verifier closes it. Empty when it is not there.
   */
  Optional<InputStream> open(String part) throws IOException;

  /** For a certificate alone. */
  static ItemSource none() {
    return part -> Optional.empty();
  }

  /** Files in memory, by name. */
  static ItemSource of(Map<String, byte[]> parts) {
    return part -> Optional.ofNullable(parts.get(part)).map(ByteArrayInputStream::new);
  }
}
