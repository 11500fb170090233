package app.userdata.dev.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What both hosts do with an exchange: read the query, send a reply, or break it off. */
final class Http {
  private Http() {}

  /** Parameters by lower-case name; a repeated one continues the list. */
  static Map<String, String> query(HttpExchange exchange) {
    Map<String, String> query = new HashMap<>();
    String raw = exchange.getRequestURI().getRawQuery();
    if (raw == null) {
      return query;
    }
    for (String pair : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      query.merge(
          decode(name).toLowerCase(Locale.ROOT),
          decode(value),
          (first, second) -> first + "," + second);
    }
    return query;
  }

  static void send(HttpExchange exchange, Reply reply) throws IOException {
    boolean head = exchange.getRequestMethod().equals("HEAD");
    prepare(exchange, reply);
    if (head) {
      exchange.getResponseHeaders().set("Content-Length", String.valueOf(reply.body().length));
    }
    // The JDK server wants -1 for "nothing follows"; it then writes Content-Length: 0 itself.
    boolean nothing = head || reply.body().length == 0;
    exchange.sendResponseHeaders(reply.status(), nothing ? -1 : reply.body().length);
    if (!nothing) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(reply.body());
      }
    }
    exchange.close();
  }

  /** Announces the whole reply, sends half of it and hangs up. */
  static void cut(HttpExchange exchange, Reply reply) throws IOException {
    byte[] body = reply.body();
    if (body.length > 0) {
      prepare(exchange, reply);
      exchange.sendResponseHeaders(reply.status(), body.length);
      OutputStream out = exchange.getResponseBody();
      out.write(body, 0, body.length / 2);
      out.flush();
    }
    exchange.close();
  }

  private static void prepare(HttpExchange exchange, Reply reply) {
    var headers = exchange.getResponseHeaders();
    reply.contentType().ifPresent(type -> headers.set("Content-Type", type));
    reply.headers().forEach(headers::set);
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
