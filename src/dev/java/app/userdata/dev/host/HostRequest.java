package app.userdata.dev.host;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.HttpStatusType;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A request as the worker hands it to a function. */
public record HostRequest(
    URI uri,
    HttpMethod method,
    Map<String, String> headers,
    Map<String, String> query,
    Optional<String> text)
    implements HttpRequestMessage<Optional<String>> {

  /** Reads a request; a body without a length does not arrive, as on the real host. */
  static HostRequest of(HttpExchange exchange, URI base) throws IOException {
    Map<String, String> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
    byte[] body =
        headers.containsKey("content-length")
            ? exchange.getRequestBody().readAllBytes()
            : new byte[0];
    return new HostRequest(
        base.resolve(exchange.getRequestURI().toString()),
        HttpMethod.value(exchange.getRequestMethod()),
        Map.copyOf(headers),
        query(exchange.getRequestURI().getRawQuery()),
        body.length == 0
            ? Optional.empty()
            : Optional.of(new String(body, StandardCharsets.UTF_8)));
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> query = new TreeMap<>();
    for (String pair : raw == null ? new String[0] : raw.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0 && equals < pair.length() - 1) {
        query.merge(
            decoded(pair.substring(0, equals)),
            decoded(pair.substring(equals + 1)),
            (first, second) -> first + "," + second);
      }
    }
    return Map.copyOf(query);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  @Override
  public URI getUri() {
    return uri;
  }

  @Override
  public HttpMethod getHttpMethod() {
    return method;
  }

  @Override
  public Map<String, String> getHeaders() {
    return headers;
  }

  @Override
  public Map<String, String> getQueryParameters() {
    return query;
  }

  @Override
  public Optional<String> getBody() {
    return text;
  }

  @Override
  public HttpResponseMessage.Builder createResponseBuilder(HttpStatus status) {
    return new HostResponse(status);
  }

  @Override
  public HttpResponseMessage.Builder createResponseBuilder(HttpStatusType status) {
    return new HostResponse(status);
  }
}
