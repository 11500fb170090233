package app.userdata.dev.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** The least that a test needs to talk to the simulator. */
final class Client {
  static final ObjectMapper MAPPER = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();
  private final CustomVisionSimulator simulator;

  Client(CustomVisionSimulator simulator) {
    this.simulator = simulator;
  }

  HttpResponse<byte[]> call(String method, String path, String body)
      throws IOException, InterruptedException {
    URI uri = URI.create(simulator.endpoint() + "/customvision/" + path);
    return http.send(
        HttpRequest.newBuilder(uri)
            .header("Training-Key", simulator.trainingKey())
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofByteArray());
  }

  HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
    return call("GET", "v3.3/training/" + path, "");
  }

  HttpResponse<byte[]> delete(String path) throws IOException, InterruptedException {
    return call("DELETE", "v3.3/training/" + path, "");
  }

  JsonNode json(String path) throws IOException, InterruptedException {
    return MAPPER.readTree(get(path).body());
  }

  HttpResponse<byte[]> fetch(String uri, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(uri));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }
}
