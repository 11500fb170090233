package app.userdata.dev.host;

import com.microsoft.azure.functions.HttpResponseMessage;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/** The HTTP side: routes and keys, on loopback only. */
final class HttpFront implements AutoCloseable {
  static {
    // Without it every second small reply waits 40 ms for an acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static final Pattern LOOPBACK_HOST =
      Pattern.compile("(?i)(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d+)?");
  private static final long LARGEST_BODY = 104_857_600;
  private static final byte[] NOTHING = {};

  private final List<Endpoint> endpoints;
  private final Invoker invoker;
  private final AdminRoutes admin;
  private final String key;
  private final HttpServer server;

  /** A function and the requests it answers. */
  record Endpoint(AppFunction function, Route route, List<String> methods, boolean open) {}

  HttpFront(List<Endpoint> endpoints, Invoker invoker, AdminRoutes admin, HostOptions options) {
    this.endpoints =
        endpoints.stream()
            .sorted(java.util.Comparator.comparing(Endpoint::route, Route.MOST_SPECIFIC))
            .toList();
    this.invoker = invoker;
    this.admin = admin;
    this.key = options.key();
    try {
      this.server =
          HttpServer.create(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port()), 0);
    } catch (BindException e) {
      throw new HostException(
          "Port " + options.port() + " is in use; set LOCAL_PORT to another one, or to 0.", e);
    } catch (IOException e) {
      throw new HostException("could not listen on port " + options.port(), e);
    }
    server.setExecutor(Executors.newCachedThreadPool(Threads.daemons("http")));
    server.createContext("/", this::handle);
  }

  void start() {
    server.start();
  }

  URI baseUri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String host = String.valueOf(exchange.getRequestHeaders().getFirst("Host"));
      if (!LOOPBACK_HOST.matcher(host).matches()) {
        reply(exchange, 403, Map.of(), NOTHING);
        return;
      }
      if (tooLarge(exchange)) {
        reply(exchange, 413, Map.of(), NOTHING);
        return;
      }
      URI asked = exchange.getRequestURI();
      String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
      URI uri = URI.create("http://" + host + asked.getRawPath() + query);
      HostRequest request = HostRequest.of(exchange, uri);
      if (uri.getRawPath().startsWith("/admin/")) {
        int status = authorized(request) ? admin.handle(request) : 401;
        reply(exchange, status, Map.of(), NOTHING);
      } else {
        route(exchange, request);
      }
    }
  }

  private void route(HttpExchange exchange, HostRequest request) throws IOException {
    for (Endpoint endpoint : endpoints) {
      Optional<Map<String, String>> values = endpoint.route().match(request.uri().getRawPath());
      if (values.isPresent() && endpoint.methods().contains(exchange.getRequestMethod())) {
        if (endpoint.open() || authorized(request)) {
          invoke(exchange, endpoint.function(), request, values.get());
        } else {
          reply(exchange, 401, Map.of(), NOTHING);
        }
        return;
      }
    }
    reply(exchange, 404, Map.of(), NOTHING);
  }

  private void invoke(
      HttpExchange exchange, AppFunction function, HostRequest request, Map<String, String> values)
      throws IOException {
    try {
      Object result =
          invoker
              .invoke(function, Invocation.of(function.staged(), request, values))
              .orElseThrow(() -> new IllegalStateException("an HTTP function must reply"));
      HostResponse response = (HostResponse) (HttpResponseMessage) result;
      reply(exchange, response.getStatusCode(), response.headers(), response.bytes());
    } catch (InvocationException | RuntimeException e) {
      reply(exchange, 500, Map.of(), NOTHING);
    }
  }

  private boolean authorized(HostRequest request) {
    String given =
        request.headers().getOrDefault("x-functions-key", request.query().getOrDefault("code", ""));
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), key.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean tooLarge(HttpExchange exchange) {
    String length = exchange.getRequestHeaders().getFirst("Content-Length");
    return length != null && Long.parseLong(length) > LARGEST_BODY;
  }

  private static void reply(
      HttpExchange exchange, int status, Map<String, String> headers, byte[] body)
      throws IOException {
    headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    boolean empty = body.length == 0 || status == 304 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, empty ? -1 : body.length);
    if (!empty) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
