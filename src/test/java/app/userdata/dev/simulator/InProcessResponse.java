package app.userdata.dev.simulator;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The reply of an exchange as the client's library sees it. */
final class InProcessResponse extends HttpResponse {
  private final InProcessExchange exchange;
  private final HttpHeaders headers = new HttpHeaders();

  InProcessResponse(HttpRequest request, InProcessExchange exchange) {
    super(request);
    this.exchange = exchange;
    exchange
        .getResponseHeaders()
        .forEach((name, values) -> headers.set(HttpHeaderName.fromString(name), values));
  }

  @Override
  public int getStatusCode() {
    return exchange.getResponseCode();
  }

  @Override
  @Deprecated
  public @Nullable String getHeaderValue(String name) {
    return headers.getValue(HttpHeaderName.fromString(name));
  }

  @Override
  public HttpHeaders getHeaders() {
    return headers;
  }

  @Override
  public Flux<ByteBuffer> getBody() {
    return Flux.just(ByteBuffer.wrap(exchange.reply()));
  }

  @Override
  public Mono<InputStream> getBodyAsInputStream() {
    InputStream whole = new ByteArrayInputStream(exchange.reply());
    return Mono.just(exchange.cut() ? new SequenceInputStream(whole, new Broken()) : whole);
  }

  @Override
  public Mono<byte[]> getBodyAsByteArray() {
    return Mono.just(exchange.reply());
  }

  @Override
  public Mono<String> getBodyAsString() {
    return getBodyAsString(StandardCharsets.UTF_8);
  }

  @Override
  public Mono<String> getBodyAsString(Charset charset) {
    return Mono.just(new String(exchange.reply(), charset));
  }

  /** Where the reply breaks off. */
  private static final class Broken extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("the connection was cut");
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return read();
    }
  }
}
