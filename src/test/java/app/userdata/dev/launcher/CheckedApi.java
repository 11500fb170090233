package app.userdata.dev.launcher;

import app.userdata.api.ApiDocument;
import app.userdata.api.Contract;
import app.userdata.api.Exchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Calls the app and compares every reply with the description of the API. */
final class CheckedApi {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private CheckedApi() {}

  static ApiClient client(URI base, String key) {
    return new ApiClient(base, key, CheckedApi::check);
  }

  /** The status alone, of any method, key and path. */
  static int status(URI base, String key, String method, String path, String body)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> reply =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(base + path))
                .header("x-functions-key", key)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    check(body, reply);
    return reply.statusCode();
  }

  /** What no function is for, the host answers; that is no part of the API. */
  private static void check(String sent, HttpResponse<byte[]> reply) {
    Map<String, String> headers = new HashMap<>();
    reply.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
    ApiDocument.deployed()
        .find(reply.request().method(), reply.uri().getPath())
        .ifPresent(
            operation ->
                Contract.check(
                    operation,
                    new Exchange(
                        query(reply.uri()),
                        Optional.of(sent),
                        reply.statusCode(),
                        headers,
                        new String(reply.body(), StandardCharsets.UTF_8))));
  }

  private static Map<String, String> query(URI uri) {
    Map<String, String> query = new HashMap<>();
    if (uri.getQuery() != null) {
      for (String pair : uri.getQuery().split("&")) {
        query.put(pair.split("=", 2)[0], pair.split("=", 2)[1]);
      }
    }
    return query;
  }
}
