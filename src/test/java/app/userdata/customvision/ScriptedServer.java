package app.userdata.customvision;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/** A server that gives the replies it was told to, in that order, and remembers what was asked. */
final class ScriptedServer implements AutoCloseable {
  private final HttpServer server;
  private final Queue<Reply> replies = new ArrayDeque<>();
  private final List<Request> requests = new ArrayList<>();

  ScriptedServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  record Request(String method, URI uri, Headers headers, String body) {
    boolean has(String header) {
      return headers.containsKey(header);
    }
  }

  /** How many bytes are left out at the end is the cut. */
  record Reply(int status, Map<String, String> headers, byte[] body, int cut) {}

  URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  ScriptedServer reply(int status, String body) {
    return reply(status, Map.of(), body);
  }

  ScriptedServer reply(int status, Map<String, String> headers, String body) {
    replies.add(new Reply(status, headers, body.getBytes(StandardCharsets.UTF_8), 0));
    return this;
  }

  ScriptedServer replyCut(String body) {
    replies.add(new Reply(200, Map.of(), body.getBytes(StandardCharsets.UTF_8), 5));
    return this;
  }

  List<Request> requests() {
    return List.copyOf(requests);
  }

  Request only() {
    if (requests.size() != 1) {
      throw new AssertionError("Expected one request, not " + requests.size());
    }
    return requests.get(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    requests.add(
        new Request(
            exchange.getRequestMethod(),
            exchange.getRequestURI(),
            exchange.getRequestHeaders(),
            body));
    Reply reply = replies.size() > 1 ? replies.remove() : replies.element();
    reply.headers().forEach(exchange.getResponseHeaders()::add);
    boolean empty = reply.body().length == 0;
    exchange.sendResponseHeaders(reply.status(), empty ? -1 : reply.body().length);
    if (!empty) {
      OutputStream out = exchange.getResponseBody();
      out.write(reply.body(), 0, reply.body().length - reply.cut());
      out.flush();
    }
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
