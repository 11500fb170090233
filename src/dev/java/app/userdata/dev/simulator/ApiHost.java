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
  private final Gatekeeper gatekeeper = new Gatekeeper();
  private final Faults faults = new Faults();
  private final Faults lost = new Faults();

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
    Optional<Reply> refusal = gatekeeper.refuse(exchange.getRequestHeaders(), match, now);
    if (refusal.isPresent()) {
      traffic.arrived(new Traffic.Arrival(operation, refusal.get().status(), nanos, at));
      Http.send(exchange, refusal.get());
      return;
    }
    Answer answer = answer(match.orElseThrow(), exchange, body, now);
    traffic.arrived(new Traffic.Arrival(operation, answer.reply().status(), nanos, at));
    Mutations.of(match.orElseThrow(), Http.query(exchange), answer.decided(), at)
        .ifPresent(traffic::mutated);
    if (answer.fault() != Fault.NONE) {
      traffic.failed();
    }
    if (answer.fault() == Fault.CUT) {
      Http.cut(exchange, answer.reply());
    } else {
      Http.send(exchange, answer.reply());
    }
  }

  /** A reply, what becomes of it on the way, and the status that the service decided on. */
  private record Answer(Reply reply, Fault fault, int decided) {}

  private Answer answer(
      Routes.Match match, HttpExchange exchange, byte[] body, SimulatorOptions now) {
    Fault fault = faults.next(now.replies().failureRate());
    boolean broken = now.replies().failing().contains(match.route().operation());
    Reply reply =
        broken || fault == Fault.SERVER_ERROR ? unknown() : perform(match, exchange, body, now);
    if (fault != Fault.NONE || reply.status() >= 300 || !match.route().method().equals("DELETE")) {
      return new Answer(reply, fault, reply.status());
    }
    Fault loss = lost.next(now.replies().lostReplies());
    return new Answer(loss == Fault.SERVER_ERROR ? unknown() : reply, loss, reply.status());
  }

  private static Reply unknown() {
    return Reply.error(500, "ErrorUnknown", "The request could not be processed.");
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
