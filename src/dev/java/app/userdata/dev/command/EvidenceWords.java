package app.userdata.dev.command;

import app.userdata.evidence.Verdict;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a look at a certificate found, for people and for programs. */
record EvidenceWords(Verdict verdict) {

  /**
   * Verifies a certificate.
   *
   * @param key who must have signed it, in a file or as it is
   */
  static EvidenceWords of(Path file, Optional<String> key) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw CommandProblem.wrongUse("no-such-file", "There is no file " + file + ".");
    }
    try {
      List<String> trusted = key.isPresent() ? List.of(EvidenceCheck.key(key.get())) : List.of();
      return new EvidenceWords(EvidenceCheck.verify(file, trusted));
    } catch (IllegalArgumentException e) {
      throw CommandProblem.wrongUse("no-key", String.valueOf(e.getMessage()));
    }
  }

  boolean valid() {
    return verdict.valid();
  }

  void print(PrintStream out) {
    verdict.facts().forEach(fact -> out.println(Printable.of(fact)));
    verdict.faults().forEach(fault -> out.println("WRONG: " + Printable.of(fault)));
    out.println(valid() ? "The evidence is valid." : "The evidence is NOT valid.");
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("valid", valid());
    verdict.facts().forEach(json.putArray("facts")::add);
    verdict.faults().forEach(json.putArray("problems")::add);
    return json;
  }
}
