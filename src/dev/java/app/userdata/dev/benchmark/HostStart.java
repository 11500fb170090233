package app.userdata.dev.benchmark;

import app.userdata.dev.host.LocalHostMain;
import app.userdata.dev.launcher.ChildProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts the staged app on a local host again and again, and takes the times of first answers. */
final class HostStart {
  /** What is waited for, in this order: each answer needs more of the app than those before. */
  static final List<String> MOMENTS =
      List.of(
          "host ready", "GET categories", "GET health", "GET jobs", "POST exports answered 202");

  private static final double MILLION = 1e6;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<String, String> environment;
  private final Path staged;
  private final Path log;

  /**
   * @param environment where storage and the service are
   * @param log gets what the hosts write to their error output
   */
  HostStart(Map<String, String> environment, Path staged, Path log) {
    this.environment = Map.copyOf(environment);
    this.staged = staged;
    this.log = log;
  }

  /** Milliseconds from the start of the process to each of the moments. */
  List<Double> measure(Path javaHome) throws IOException, InterruptedException {
    List<String> options = List.of("-XX:TieredStopAtLevel=1", "-Dstaged.folder=" + staged);
    List<Double> times = new ArrayList<>();
    long begin = System.nanoTime();
    try (ChildProcess host =
        ChildProcess.start(javaHome, LocalHostMain.class, options, environment, log)) {
      times.add(since(begin));
      for (HttpRequest request : requests(host.word(2) + "/api/", host.word(3))) {
        expectAnswer(request);
        times.add(since(begin));
      }
    }
    return times;
  }

  private static List<HttpRequest> requests(String api, String key) {
    return List.of(
        request(api + "categories", key).build(),
        request(api + "health", key).build(),
        request(api + "jobs", key).build(),
        request(api + "exports", key)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build());
  }

  private static HttpRequest.Builder request(String uri, String key) {
    return HttpRequest.newBuilder(URI.create(uri)).header("x-functions-key", key);
  }

  private void expectAnswer(HttpRequest request) throws IOException, InterruptedException {
    int wanted = request.method().equals("POST") ? 202 : 200;
    HttpResponse<String> reply = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (reply.statusCode() != wanted) {
      throw new IllegalStateException(
          request.uri() + " answered " + reply.statusCode() + ": " + reply.body());
    }
  }

  private static double since(long begin) {
    return (System.nanoTime() - begin) / MILLION;
  }
}
