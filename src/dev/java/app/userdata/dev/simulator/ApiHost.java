package app.userdata.dev.simulator;

import app.userdata.dev.simulator.Faults.Fault;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** The gateway of the Training API: version, key, rate limit and faults, then the operation. */
final class ApiHost implements HttpHandler {
  private final Account account;
  private final Routes routes;
  private final Traffic traffic;
  private final Supplier<SimulatorOptions> options;
  private final Function<SimulatorOptions, Links> links;
  private final Pause pause;
  private final Throttle throttle = new Throttle(System::nanoTime);
  private final Faults faults = new Faults();

  ApiHost(
      Account account,
      Routes routes,
      Traffic traffic,
      Supplier<SimulatorOptions> options,
      Function<SimulatorOptions, Links> links,
      Pause pause) {
    this.account = account;
    this.routes = routes;
    this.traffic = traffic;
    this.options = options;
    this.links = links;
    this.pause = pause;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    long nanos = System.nanoTime();
    Instant at = Instant.now();
    byte[] body = exchange.getRequestBody().readAllBytes();
    SimulatorOptions now = options.get();
    pause.of(now.access().latency());
    String id = UUID.randomUUID().toString();
    Headers headers = exchange.getResponseHeaders();
    headers.set("apim-request-id", id);
    headers.set("Request-Id", id);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains; preload");

    Optional<Routes.Match> match = match(exchange, now);
    String operation = match.map(found -> found.route().operation()).orElse("unknown");
    Optional<Reply> refusal = refusal(exchange, match, now);
    if (refusal.isPresent()) {
      traffic.arrived(new Traffic.Arrival(operation, refusal.get().status(), nanos, at));
      Http.send(exchange, refusal.get());
      return;
    }
    Fault fault = faults.next(now.replies().failureRate());
    Reply reply =
        fault == Fault.SERVER_ERROR
            ? Reply.error(500, "ErrorUnknown", "The request could not be processed.")
            : perform(match.orElseThrow(), exchange, body, now);
    traffic.arrived(new Traffic.Arrival(operation, reply.status(), nanos, at));
    if (fault != Fault.NONE) {
      traffic.failed();
    }
    if (fault == Fault.CUT) {
      Http.cut(exchange, reply);
    } else {
      Http.send(exchange, reply);
    }
  }

  private Optional<Routes.Match> match(HttpExchange exchange, SimulatorOptions now) {
    List<String> segments = segments(exchange.getRequestURI());
    if (segments.size() < 3
        || !segments.get(0).equalsIgnoreCase("customvision")
        || !segments.get(2).toLowerCase(Locale.ROOT).equals("training")) {
      return Optional.empty();
    }
    return ApiVersion.parse(segments.get(1))
        .filter(version -> version != ApiVersion.V1_2 || now.access().accountInfo())
        .flatMap(
            version ->
                routes.match(
                    version, exchange.getRequestMethod(), segments.subList(3, segments.size())));
  }

  /** The endpoint may end in a slash; a doubled one makes the first segment look like a host. */
  private static List<String> segments(URI uri) {
    String authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
    return Arrays.stream((authority + "/" + uri.getPath()).split("/", -1))
        .filter(segment -> !segment.isEmpty())
        .toList();
  }

  private Optional<Reply> refusal(
      HttpExchange exchange, Optional<Routes.Match> match, SimulatorOptions now) {
    if (match.isEmpty()) {
      return Optional.of(Reply.gateway(404, "404", "Resource not found"));
    }
    return Authentication.refuse(exchange.getRequestHeaders(), now.access())
        .or(() -> throttled(match.orElseThrow(), now));
  }

  private Optional<Reply> throttled(Routes.Match match, SimulatorOptions now) {
    if (throttle.accepts(now.access().callsPerSecond())) {
      return Optional.empty();
    }
    String message =
        ("Requests to the %s Operation under Custom_Vision_Training_%s have exceeded rate limit of"
                + " your current Custom_Vision.Training S0 pricing tier. Please retry after 1"
                + " second.")
            .formatted(match.route().operation(), match.version().text());
    return Optional.of(Reply.gateway(429, "429", message).withHeader("Retry-After", "1"));
  }

  private Reply perform(
      Routes.Match match, HttpExchange exchange, byte[] body, SimulatorOptions now) {
    Map<String, String> query = Http.query(exchange);
    Call call =
        new Call(match.version(), match.names(), query, body, account, links.apply(now), now);
    try {
      return match.route().handler().answer(call);
    } catch (ServiceException refused) {
      return refused.reply();
    }
  }
}
