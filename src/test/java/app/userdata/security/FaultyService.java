package app.userdata.security;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Stands before a simulated service, passes on what it says, and now and then answers itself. */
final class FaultyService implements AutoCloseable {
  private static final Pattern SIGNATURE = Pattern.compile("sig=([^&\"\\s]+)");
  private static final List<String> ASKED =
      List.of("Training-Key", "Content-Type", "Accept", "Range", "Accept-Encoding");
  private static final Set<String> HOP = Set.of("content-length", "transfer-encoding", "date");

  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpServer server;
  private final URI api;
  private final URI blobs;
  private final Set<String> signatures = ConcurrentHashMap.newKeySet();
  private final AtomicReference<Fault> fault = new AtomicReference<>(Fault.NONE);

  /**
   * What goes wrong.
   *
   * @param hit the requests that it hits
   * @param cut whether the connection breaks off within the body
   */
  record Fault(
      Predicate<URI> hit, int status, Map<String, String> headers, String body, boolean cut) {
    static final Fault NONE = new Fault(uri -> false, 200, Map.of(), "", false);
  }

  FaultyService(URI api, URI blobs) throws IOException {
    this.api = api;
    this.blobs = blobs;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::handle);
    server.start();
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  void fault(Fault next) {
    fault.set(next);
  }

  /** The signatures of all links that were handed out. */
  Set<String> signatures() {
    return Set.copyOf(signatures);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Fault now = Objects.requireNonNull(fault.get());
      if (now.hit().test(exchange.getRequestURI())) {
        byte[] told = now.body().getBytes(StandardCharsets.UTF_8);
        now.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(now.status(), told.length + (now.cut() ? 100 : 0));
        exchange.getResponseBody().write(told);
        exchange.getResponseBody().flush();
        return;
      }
      HttpResponse<byte[]> reply = ask(exchange, body);
      reply
          .headers()
          .map()
          .forEach(
              (name, values) -> {
                if (!HOP.contains(name)) {
                  exchange.getResponseHeaders().put(name, values);
                }
              });
      byte[] told = moved(exchange, reply.body());
      exchange.sendResponseHeaders(reply.statusCode(), told.length == 0 ? -1 : told.length);
      if (told.length > 0) {
        exchange.getResponseBody().write(told);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpResponse<byte[]> ask(HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    URI uri = exchange.getRequestURI();
    URI base = isApi(uri) ? api : blobs;
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base.toString().replaceFirst("/+$", "") + uri))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    Headers headers = exchange.getRequestHeaders();
    for (String name : ASKED) {
      Optional.ofNullable(headers.getFirst(name)).ifPresent(value -> request.header(name, value));
    }
    if (headers.getFirst("Accept-Encoding") != null) {
      request.setHeader("Accept-Encoding", "identity");
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  /** Has the links of files lead here as well, and notes their signatures. */
  private byte[] moved(HttpExchange exchange, byte[] body) {
    if (!isApi(exchange.getRequestURI())) {
      return body;
    }
    String text = new String(body, StandardCharsets.UTF_8);
    SIGNATURE.matcher(text).results().forEach(found -> signatures.add(found.group(1)));
    String there = blobs.toString().replaceFirst("/+$", "");
    return text.replace(there, base().toString()).getBytes(StandardCharsets.UTF_8);
  }

  static boolean isApi(URI uri) {
    return uri.getPath().startsWith("/customvision/");
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
