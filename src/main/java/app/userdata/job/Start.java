package app.userdata.job;

import app.userdata.category.CategoryId;
import java.util.Optional;

/**
 * A request to start a job.
 *
 * @param category fixed by the route, else the body names them
 * @param idempotencyKey makes the start repeatable: the same key and body are the same job
 * @param caller who asks, where that is known
 * @param baseUrl the address under which the caller reaches the app, without trailing slash
 */
public record Start(
    Optional<CategoryId> category,
    String body,
    Optional<String> idempotencyKey,
    Optional<String> caller,
    Optional<String> baseUrl) {
  /** A request with nothing but a body. */
  public static Start of(String body) {
    return new Start(Optional.empty(), body, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
