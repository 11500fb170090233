package app.userdata.dev.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The HTTP side is never kinder than the host in Azure. */
final class HttpFrontTest {
  private final Invoker invoker = new Invoker(Duration.ofMinutes(1), () -> {});
  private HttpFront front;

  @BeforeEach
  void start() {
    List<HttpFront.Endpoint> endpoints =
        List.of(
            endpoint("echo", false),
            endpoint("unbound", false),
            endpoint("text", false),
            endpoint("error", false));
    front =
        new HttpFront(
            endpoints,
            invoker,
            new AdminRoutes(Map.of("picky", Probes.function("picky")), invoker),
            new HostOptions(Path.of(""), 0, "secret", Duration.ofMinutes(1), Map.of()));
    front.start();
  }

  @AfterEach
  void stop() {
    front.close();
    invoker.close();
  }

  @Test
  void request_headersAndQuery_arriveAsFromTheHost() throws Exception {
    HttpResponse<String> reply = post("/api/echo?a=1&empty=&a=2&b=x%20y", "ü");

    assertThat(reply.body()).isEqualTo("ü");
    assertThat(reply.headers().firstValue("X-Given")).hasValue("Mixed");
    assertThat(reply.headers().firstValue("X-Query")).hasValue("{a=1,2, b=x y}");
    assertThat(reply.headers().allValues("X-Twice")).containsExactly("second");
  }

  @Test
  void request_withoutInjector_makesANewObjectEachTime() throws Exception {
    String first = post("/api/echo", "").headers().firstValue("X-Instance").orElseThrow();
    String second = post("/api/echo", "").headers().firstValue("X-Instance").orElseThrow();

    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void request_chunkedBody_arrivesWithoutIt() throws Exception {
    String head =
        """
        POST /api/echo HTTP/1.1
        Host: localhost
        x-functions-key: secret
        Transfer-Encoding: chunked
        Connection: close

        4
        body
        0

        """
            .replace("\n", "\r\n");
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), front.baseUri().getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      out.flush();

      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 200")
          .endsWith("no body");
    }
  }

  @Test
  void request_functionThatCannotReply_isAnEmpty500() throws Exception {
    for (String path : List.of("/api/unbound", "/api/text", "/api/error")) {
      HttpResponse<String> reply = post(path, "{}");

      assertThat(reply.statusCode()).as(path).isEqualTo(500);
      assertThat(reply.body()).as(path).isEmpty();
    }
  }

  @Test
  void request_keyMissingOrWrong_isRefused() throws Exception {
    assertThat(status("/api/echo", "x-functions-key", "wrong")).isEqualTo(401);
    assertThat(status("/api/echo", "x-none", "secret")).isEqualTo(401);
    assertThat(status("/api/echo?code=wrong", "x-none", "secret")).isEqualTo(401);
    assertThat(status("/api/echo?code=secret", "x-none", "secret")).isEqualTo(200);
    assertThat(status("/api/echo?code=secret", "x-functions-key", "wrong")).isEqualTo(401);
    assertThat(status("/admin/functions/picky", "x-functions-key", "wrong")).isEqualTo(401);
    assertThat(status("/admin/functions/picky", "x-functions-key", "secret")).isEqualTo(202);
  }

  private static HttpFront.Endpoint endpoint(String name, boolean open) {
    return new HttpFront.Endpoint(
        Probes.function(name), Route.of("api", name), List.of("POST"), open);
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return send(
        HttpRequest.newBuilder(URI.create(front.baseUri() + path))
            .header("x-functions-key", "secret")
            .header("X-GIVEN", "Mixed")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private int status(String path, String header, String value) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(front.baseUri() + path))
            .header(header, value)
            .POST(HttpRequest.BodyPublishers.ofString("{}")))
        .statusCode();
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .build()
        .send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
