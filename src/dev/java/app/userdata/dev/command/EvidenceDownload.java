package app.userdata.dev.command;

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
public final class EvidenceDownload {
  /** What the certificate is called. */
  static final String FILE = "evidence.json";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final JobApi api;
  private final List<String> trusted;

  /**
   * @param trusted public keys that must have signed; none for certificates without a signature
   */
  public EvidenceDownload(JobApi api, List<String> trusted) {
    this.api = api;
    this.trusted = List.copyOf(trusted);
  }

  /** The public key of the app that an environment sets up, if that signs. */
  public static List<String> signer(Map<String, String> environment) {
    return Optional.ofNullable(environment.get(SigningKey.SETTING))
        .filter(text -> !text.isBlank())
        .map(text -> List.of(SigningKey.parse(text).publicKey()))
        .orElse(List.of());
  }

  /** Returns the file of the certificate in a folder; the items lie beside it. */
  public Path copy(String jobId, Path folder) throws InterruptedException, IOException {
    Path here = Files.createDirectories(folder);
    Path file = here.resolve(FILE);
    Files.write(file, api.evidence(jobId));
    for (JsonNode part : content(file).path("items")) {
      String name = part.path("part").asText();
      Path target = here.resolve(name).normalize();
      if (!here.normalize().equals(target.getParent())) {
        throw new IOException("the evidence names a file outside of its folder");
      }
      Files.write(target, api.evidenceItems(jobId, name));
    }
    return file;
  }

  /** Verifies what was copied, and calls nobody. */
  public Verdict verify(Path file) throws IOException {
    return EvidenceCheck.verify(file, trusted);
  }

  /** Whether somebody must have signed it for it to be valid. */
  public boolean isSigned() {
    return !trusted.isEmpty();
  }

  /** How many items the lists of a certificate hold. */
  public long items(Path file) throws IOException {
    long items = 0;
    for (JsonNode part : content(file).path("items")) {
      items += part.path("lines").asLong();
    }
    return items;
  }

  /** What is left, and what has to be done about it. */
  public List<String> residuals(Path file) throws IOException {
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
