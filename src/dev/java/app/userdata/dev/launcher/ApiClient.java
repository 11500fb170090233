package app.userdata.dev.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/** Calls the app as any admin tool would. */
public final class ApiClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofMinutes(4);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI base;
  private final String key;
  private final Witness witness;

  /**
   * @param witness sees what the app answers
   */
  public ApiClient(URI base, String key, Witness witness) {
    this.base = base;
    this.key = key;
    this.witness = witness;
  }

  /** Sees each reply of the app before the caller gets it. */
  @FunctionalInterface
  public interface Witness {
    /** For whoever only wants the replies. */
    Witness NOBODY = (sent, reply) -> {};

    /**
     * Sees one reply.
     *
     * @param sent the body of its request
     */
    void see(String sent, HttpResponse<byte[]> reply);
  }

  public JsonNode get(String path) throws InterruptedException {
    return json(bytes(path));
  }

  public JsonNode post(String path, String body) throws InterruptedException {
    return json(
        send(
            request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            body));
  }

  /** A reply as it is. */
  byte[] bytes(String path) throws InterruptedException {
    return send(request(path).GET().build(), "");
  }

  /**
   * Fetches what a link of the archive names. The link carries its own right: no key goes along.
   */
  void download(URI link, Path file) throws InterruptedException {
    try {
      HttpResponse<InputStream> reply =
          http.send(
              HttpRequest.newBuilder(link).timeout(TIMEOUT).build(),
              HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream content = reply.body()) {
        if (reply.statusCode() != 200) {
          throw new LocalRunException(
              "could not fetch a file of the archive: status " + reply.statusCode());
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new LocalRunException("could not fetch a file of the archive: " + e.getMessage());
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + "/api/" + path))
        .timeout(TIMEOUT)
        .header("x-functions-key", key);
  }

  private static JsonNode json(byte[] reply) {
    try {
      return JSON.readTree(reply);
    } catch (IOException e) {
      throw new LocalRunException("the app answers with something that is no JSON");
    }
  }

  private byte[] send(HttpRequest request, String body) throws InterruptedException {
    try {
      HttpResponse<byte[]> reply = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      witness.see(body, reply);
      if (reply.statusCode() >= 300) {
        throw new LocalRunException(
            JSON.readTree(reply.body()).path("detail").asText("status " + reply.statusCode()));
      }
      return reply.body();
    } catch (IOException e) {
      throw new LocalRunException(
          "The function host does not answer any more ("
              + e.getClass().getSimpleName()
              + "); its log is target/local/host.log.");
    }
  }
}
