package app.userdata.dev.simulator;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** The simulated resource without sockets, threads or time: requests are handed to its hosts. */
public final class InProcessService implements HttpClient {
  public static final URI ENDPOINT = URI.create("http://127.0.0.1:1");
  public static final URI BLOBS = URI.create("http://127.0.0.1:2");
  private static final Duration CALL = Duration.ofMillis(20);

  private final Traffic traffic = new Traffic();
  private final VirtualClock clock;
  private final HttpHandler api;
  private final HttpHandler blobs;
  private SimulatorOptions options;

  public InProcessService(Account account, SimulatorOptions initial, VirtualClock clock) {
    this.clock = clock;
    this.options = initial;
    Sas sas = new Sas(new byte[32], clock);
    blobs = new BlobHost(new Blobs(account), sas, traffic, () -> options, clock::advance);
    api =
        new ApiHost(
            account,
            new Routes(new Deletions(clock::later)),
            traffic,
            () -> options,
            now -> new Links(BLOBS.toString(), sas, now.links().sasLifetime(), now.links().vnet()),
            clock::advance);
  }

  public Traffic traffic() {
    return traffic;
  }

  public SimulatorOptions options() {
    return options;
  }

  public void options(SimulatorOptions changed) {
    options = changed;
  }

  @Override
  public Mono<HttpResponse> send(HttpRequest request) {
    return Mono.fromSupplier(() -> sendSync(request, Context.NONE));
  }

  @Override
  public HttpResponse sendSync(HttpRequest request, Context context) {
    clock.advance(CALL);
    URI uri = URI.create(request.getUrl().toString());
    byte[] body =
        Optional.ofNullable(request.getBodyAsBinaryData())
            .map(data -> data.toBytes())
            .orElse(new byte[0]);
    InProcessExchange exchange =
        new InProcessExchange(request.getHttpMethod().name(), onServer(uri), body);
    request
        .getHeaders()
        .forEach(header -> exchange.getRequestHeaders().set(header.getName(), header.getValue()));
    try {
      (uri.getPort() == BLOBS.getPort() ? blobs : api).handle(exchange);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (exchange.cut() && exchange.reply().length == 0) {
      throw new UncheckedIOException(new IOException("the connection was cut"));
    }
    return new InProcessResponse(request, exchange);
  }

  /** What a server sees of an address: path and query. */
  private static URI onServer(URI uri) {
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return URI.create(uri.getRawPath() + query);
  }
}
