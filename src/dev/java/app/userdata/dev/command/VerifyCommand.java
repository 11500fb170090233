package app.userdata.dev.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "verify",
    header = "Check an archive or the evidence of a deletion; calls nobody.",
    description = {
      "An archive: each file against the SHA-256 of its manifest, nothing else in the payload, and"
          + " as many bytes and files as bag-info.txt says.",
      "Evidence, a folder with evidence.json or that file: unchanged, consistent, and signed by the"
          + " key if one is given."
    })
final class VerifyCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "FOLDER", description = "The folder of an archive or of evidence.")
  private Path place = Path.of("");

  @Option(
      names = "--public-key",
      paramLabel = "FILE",
      description = "Whoever must have signed the evidence: a file, or the key itself.")
  private Optional<String> key = Optional.empty();

  @Mixin private CommandOptions options = new CommandOptions();

  VerifyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Path evidence = place.resolve(EvidenceDownload.FILE);
    if (Files.isRegularFile(place)) {
      return evidence(place);
    }
    if (Files.isRegularFile(evidence)) {
      return evidence(evidence);
    }
    if (!Files.exists(place)) {
      throw CommandProblem.wrongUse("no-such-file", "There is no file or folder " + place + ".");
    }
    if (!Files.isRegularFile(place.resolve("bagit.txt"))) {
      throw CommandProblem.wrongUse(
          "nothing-to-verify",
          place + " holds neither an archive (bagit.txt) nor evidence (evidence.json).");
    }
    if (key.isPresent()) {
      throw CommandProblem.wrongUse(
          "not-signed", "Archives are not signed: leave --public-key out.");
    }
    return archive();
  }

  private int archive() throws IOException {
    BagCheck.Found found = new BagCheck(place).run();
    found.print(console.people(options.json()));
    write("archive", place, found.json());
    return (found.valid() ? ExitCode.DONE : ExitCode.NOT_ALL).number();
  }

  private int evidence(Path file) throws IOException {
    EvidenceWords words = EvidenceWords.of(file, key);
    words.print(console.people(options.json()));
    write("evidence", file, words.json());
    return (words.valid() ? ExitCode.DONE : ExitCode.NOT_ALL).number();
  }

  private void write(String kind, Path path, ObjectNode verified) {
    if (options.json()) {
      ObjectNode document = JsonNodeFactory.instance.objectNode();
      document.put("kind", kind).put("path", path.toAbsolutePath().normalize().toString());
      document.set("verified", verified);
      console.document(document);
    }
  }
}
