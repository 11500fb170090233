package app.userdata.dev.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import java.security.MessageDigest;
import java.util.Optional;

/** Keys everywhere, bearer tokens on custom subdomains only. */
final class Authentication {
  private Authentication() {}

  /** The reason why a request may not come in, if there is one. */
  static Optional<Reply> refuse(Headers headers, Access access) {
    Optional<String> key = Optional.ofNullable(headers.getFirst("Training-Key"));
    Optional<String> bearer =
        Optional.ofNullable(headers.getFirst("Authorization"))
            .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7));
    if (key.isPresent()) {
      return MessageDigest.isEqual(key.get().getBytes(UTF_8), access.trainingKey().getBytes(UTF_8))
          ? Optional.empty()
          : Optional.of(wrongKey());
    }
    if (bearer.isEmpty()) {
      return Optional.of(wrongKey());
    }
    return access.customSubdomain() ? Optional.empty() : Optional.of(tokenNotTaken());
  }

  private static Reply wrongKey() {
    return Reply.gateway(
        401,
        "401",
        "Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide"
            + " a valid key for an active subscription and use a correct regional API endpoint for"
            + " your resource.");
  }

  private static Reply tokenNotTaken() {
    return Reply.gateway(
        400,
        "BadRequest",
        "Please provide a custom subdomain for token authentication, otherwise API key is"
            + " required.");
  }
}
