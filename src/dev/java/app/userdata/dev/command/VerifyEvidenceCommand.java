package app.userdata.dev.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "verify-evidence",
    header = "The same as verify, for the file of a certificate and perhaps its public key.")
final class VerifyEvidenceCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(index = "0", paramLabel = "FILE", description = "The certificate.")
  private Path file = Path.of("");

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "PUBLIC_KEY",
      description = "Whoever must have signed it: a file, or the key itself.")
  private Optional<String> key = Optional.empty();

  VerifyEvidenceCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    EvidenceWords words = EvidenceWords.of(file, key);
    words.print(console.out());
    return (words.valid() ? ExitCode.DONE : ExitCode.NOT_ALL).number();
  }
}
