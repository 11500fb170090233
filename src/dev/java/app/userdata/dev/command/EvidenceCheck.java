package app.userdata.dev.command;

import app.userdata.evidence.EvidenceVerifier;
import app.userdata.evidence.ItemSource;
import app.userdata.evidence.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Verifies the certificate of a deletion. Starts nothing and calls nobody. */
final class EvidenceCheck {
  private static final int MOST_KEY_BYTES = 64 * 1024;

  private EvidenceCheck() {}

  /**
   * Verifies a certificate with the items beside it; without keys any signer is accepted.
   *
   * @param trusted public keys, as PEM or Base64
   * @throws IllegalArgumentException when one is no key
   */
  static Verdict verify(Path file, List<String> trusted) throws IOException {
    return new EvidenceVerifier(trusted).verify(Files.readAllBytes(file), beside(file));
  }

  /** A public key that an argument names: itself, or the file that holds it. */
  static String key(String argument) throws IOException {
    Optional<Path> file = file(argument);
    if (file.isEmpty()) {
      return argument;
    }
    if (Files.size(file.get()) > MOST_KEY_BYTES) {
      throw new IllegalArgumentException("The file of the public key is too large to be one.");
    }
    return Files.readString(file.get());
  }

  /** A key in Base64 may not even be a possible file name. */
  @SuppressWarnings("UnusedException") // then it is a key, or the verifier says that it is none
  private static Optional<Path> file(String argument) {
    try {
      return Optional.of(Path.of(argument)).filter(Files::isRegularFile);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static ItemSource beside(Path file) {
    return part -> {
      Path items = file.resolveSibling(part);
      return Files.isRegularFile(items)
          ? Optional.of(Files.newInputStream(items))
          : Optional.empty();
    };
  }
}
