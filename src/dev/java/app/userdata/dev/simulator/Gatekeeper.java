package app.userdata.dev.simulator;

import com.sun.net.httpserver.Headers;
import java.util.Optional;

/**
 * What the gateway refuses before the service is asked; its envelope has no code of the service.
 */
final class Gatekeeper {
  private final Throttle throttle = new Throttle(System::nanoTime);
  private final Faults throttled = new Faults();

  /** The refusal of a request, if there is one; no match means an unknown path or version. */
  Optional<Reply> refuse(Headers headers, Optional<Routes.Match> match, SimulatorOptions now) {
    if (match.isEmpty()) {
      return Optional.of(notFound());
    }
    Routes.Match found = match.get();
    return Authentication.refuse(headers, now.access())
        .or(() -> throttled(found, now))
        .or(() -> missing(found, now.replies()));
  }

  private Optional<Reply> throttled(Routes.Match match, SimulatorOptions now) {
    boolean unlucky = throttled.next(now.replies().throttleShare()) != Faults.Fault.NONE;
    if (!unlucky && throttle.accepts(now.access().callsPerSecond())) {
      return Optional.empty();
    }
    int seconds = now.replies().retryAfterSeconds();
    String message =
        ("Requests to the %s Operation under Custom_Vision_Training_%s have exceeded rate limit of"
                + " your current Custom_Vision.Training S0 pricing tier. Please retry after %d"
                + " second.")
            .formatted(match.route().operation(), match.version().text(), Math.max(1, seconds));
    Reply reply = Reply.gateway(429, "429", message);
    return Optional.of(
        seconds > 0 ? reply.withHeader("Retry-After", String.valueOf(seconds)) : reply);
  }

  private static Optional<Reply> missing(Routes.Match match, ReplyFaults faults) {
    return faults.gatewayNotFound().contains(match.route().operation())
        ? Optional.of(notFound())
        : Optional.empty();
  }

  private static Reply notFound() {
    return Reply.gateway(404, "404", "Resource not found");
  }
}
