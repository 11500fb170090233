package app.userdata.dev.launcher;

import app.userdata.evidence.SigningKey;
import app.userdata.evidence.Verdict;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Copies a certificate and its lists of items to a local folder, and verifies them there. */
final class EvidenceDownload {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ApiClient api;
  private final Path folder;
  private final List<String> trusted;

  /**
   * @param folder gets a folder for each job
   * @param trusted public keys that must have signed; none for certificates without a signature
   */
  EvidenceDownload(ApiClient api, Path folder, List<String> trusted) {
    this.api = api;
    this.folder = folder;
    this.trusted = List.copyOf(trusted);
  }

  /** The public key of the app that an environment sets up, if that signs. */
  static List<String> signer(Map<String, String> environment) {
    return Optional.ofNullable(environment.get(SigningKey.SETTING))
        .filter(text -> !text.isBlank())
        .map(text -> List.of(SigningKey.parse(text).publicKey()))
        .orElse(List.of());
  }

  /** Returns the file of the certificate; the items lie beside it. */
  Path copy(String jobId) throws InterruptedException, IOException {
    Path here = Files.createDirectories(folder.resolve(jobId));
    Path file = here.resolve("evidence.json");
    String route = "jobs/" + jobId + "/evidence";
    Files.write(file, api.bytes(route));
    for (JsonNode part : content(file).path("items")) {
      String name = part.path("part").asText();
      Path target = here.resolve(name).normalize();
      if (!here.normalize().equals(target.getParent())) {
        throw new LocalRunException("the evidence names a file outside of its folder");
      }
      Files.write(target, api.bytes(route + "/" + name));
    }
    return file;
  }

  /** Verifies what was copied, and calls nobody. */
  Verdict verify(Path file) throws IOException {
    return VerifyEvidence.verify(file, trusted);
  }

  /** Whether somebody must have signed it for it to be valid. */
  boolean isSigned() {
    return !trusted.isEmpty();
  }

  /** How many items the lists of a certificate hold. */
  long items(Path file) throws IOException {
    long items = 0;
    for (JsonNode part : content(file).path("items")) {
      items += part.path("lines").asLong();
    }
    return items;
  }

  /** What is left, and what has to be done about it. */
  List<String> residuals(Path file) throws IOException {
    List<String> sentences = new ArrayList<>();
    for (JsonNode residual : content(file).path("residuals")) {
      sentences.add(residual.path("what").asText() + " " + residual.path("whatToDo").asText());
    }
    return sentences;
  }

  private static JsonNode content(Path file) throws IOException {
    return JSON.readTree(file.toFile()).path("evidence");
  }
}
