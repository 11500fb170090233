package app.userdata.dev.launcher;

import app.userdata.evidence.EvidenceVerifier;
import app.userdata.evidence.ItemSource;
import app.userdata.evidence.Verdict;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The command that verifies the certificate of a deletion. Starts nothing and calls nobody. */
final class VerifyEvidence {
  static final String COMMAND = "verify-evidence";
  private static final int VALID = 0;
  private static final int NOT_VALID = 1;
  private static final int WRONG_USE = 2;
  private static final int MOST_KEY_BYTES = 64 * 1024;

  private final PrintStream out;
  private final PrintStream err;

  VerifyEvidence(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /**
   * The exit code: 0 when the certificate is valid, 1 when it is not, 2 when it could not be looked
   * at.
   *
   * @param args the certificate, then perhaps the signer's public key or a file that holds it; the
   *     items are looked for beside the certificate
   */
  int run(List<String> args) {
    if (args.isEmpty() || args.size() > 2) {
      err.println("Write " + COMMAND + " FILE, or " + COMMAND + " FILE PUBLIC_KEY.");
      return WRONG_USE;
    }
    try {
      Path file = Path.of(args.get(0));
      if (!Files.isRegularFile(file)) {
        err.println("There is no file " + file + ".");
        return WRONG_USE;
      }
      return print(verify(file, keys(args.subList(1, args.size()))));
    } catch (InvalidPathException e) {
      err.println("The first argument is no file name.");
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
    } catch (IOException e) {
      err.println("The file, or that of the public key, cannot be read.");
    }
    return WRONG_USE;
  }

  /** Verifies a certificate with the items beside it; without keys any signer is accepted. */
  static Verdict verify(Path file, List<String> trusted) throws IOException {
    return new EvidenceVerifier(trusted).verify(Files.readAllBytes(file), beside(file));
  }

  private int print(Verdict verdict) {
    verdict.facts().forEach(out::println);
    verdict.faults().forEach(fault -> out.println("WRONG: " + fault));
    out.println(verdict.valid() ? "The evidence is valid." : "The evidence is NOT valid.");
    return verdict.valid() ? VALID : NOT_VALID;
  }

  private static List<String> keys(List<String> args) throws IOException {
    if (args.isEmpty()) {
      return List.of();
    }
    Optional<Path> file = file(args.get(0));
    return List.of(file.isPresent() ? text(file.get()) : args.get(0));
  }

  private static String text(Path file) throws IOException {
    if (Files.size(file) > MOST_KEY_BYTES) {
      throw new IllegalArgumentException("The file of the public key is too large to be one.");
    }
    return Files.readString(file);
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
