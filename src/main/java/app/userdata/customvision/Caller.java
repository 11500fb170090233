package app.userdata.customvision;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Makes one call of the Training API and reads its whole reply, trying again within bounds. The
 * only layer that repeats calls: a 429, a 5xx, and a connection that was cut, even in the middle of
 * the body.
 */
final class Caller {
  private static final int TRIES = 6;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
  private static final Duration FIRST_WAIT = Duration.ofMillis(200);
  private static final HttpHeaderName REQUEST_ID = HttpHeaderName.fromString("apim-request-id");

  private final HttpPipeline pipeline;
  private final Pace pace;
  private final Waiting waiting;

  Caller(HttpPipeline pipeline, Pace pace, Waiting waiting) {
    this.pipeline = pipeline;
    this.pace = pace;
    this.waiting = waiting;
  }

  /** A call: what it is named in the API, how it is made, and its body if it has one. */
  record Call(String operation, HttpMethod method, String url, Optional<String> body) {
    static Call get(String operation, String url) {
      return new Call(operation, HttpMethod.GET, url, Optional.empty());
    }

    static Call delete(String operation, String url) {
      return new Call(operation, HttpMethod.DELETE, url, Optional.empty());
    }
  }

  /** What came back, read completely. */
  private record Reply(
      int status, byte[] body, Optional<String> retryAfter, Optional<String> requestId) {}

  /** The body of a successful reply. */
  byte[] call(Call call) {
    Duration waited = Duration.ZERO;
    for (int tries = 1; ; tries++) {
      Optional<Reply> reply = attempt(call);
      if (reply.isPresent() && reply.get().status() / 100 == 2) {
        pace.calm();
        return reply.get().body();
      }
      Duration wait = backOff(tries);
      if (reply.isPresent()) {
        int status = reply.get().status();
        if (status == 429) {
          pace.throttled();
          wait = ErrorReplies.retryAfter(reply.get().retryAfter(), reply.get().body());
          if (tries == TRIES || waited.plus(wait).compareTo(LONGEST_WAIT) > 0) {
            throw new CustomVisionException.Throttled(
                call.operation() + " is throttled by the service", wait);
          }
        } else if (status < 500 && status != 408) {
          throw ErrorReplies.translate(
              call.operation(), status, reply.get().body(), reply.get().requestId());
        }
      }
      if (tries == TRIES || waited.plus(wait).compareTo(LONGEST_WAIT) > 0) {
        throw reply
            .<CustomVisionException>map(
                last ->
                    ErrorReplies.translate(
                        call.operation(), last.status(), last.body(), last.requestId()))
            .orElseGet(
                () ->
                    new CustomVisionException.Unavailable(
                        call.operation()
                            + " got no complete reply in "
                            + TRIES
                            + " tries; check CustomVision__endpoint and the network"));
      }
      pause(wait);
      waited = waited.plus(wait);
    }
  }

  private Optional<Reply> attempt(Call call) {
    try {
      pace.await();
    } catch (InterruptedException e) {
      throw interrupted();
    }
    HttpRequest request = new HttpRequest(call.method(), call.url());
    request.setHeader(HttpHeaderName.ACCEPT, "application/json");
    call.body()
        .ifPresent(
            body ->
                request.setBody(body).setHeader(HttpHeaderName.CONTENT_TYPE, "application/json"));
    try (HttpResponse response = pipeline.sendSync(request, Context.NONE)) {
      byte[] body = response.getBodyAsBinaryData().toBytes();
      return Optional.of(
          new Reply(
              response.getStatusCode(),
              body,
              Optional.ofNullable(response.getHeaderValue(HttpHeaderName.RETRY_AFTER)),
              Optional.ofNullable(response.getHeaderValue(REQUEST_ID))
                  .filter(id -> id.matches("[A-Za-z0-9-]{1,64}"))));
    } catch (RuntimeException e) {
      // The pipeline wraps cut connections in several exceptions of several libraries; all mean: no
      // complete reply.
      return Optional.empty();
    }
  }

  private static Duration backOff(int tries) {
    long most = FIRST_WAIT.toMillis() << tries;
    return Duration.ofMillis(most / 2 + ThreadLocalRandom.current().nextLong(most / 2));
  }

  private void pause(Duration wait) {
    try {
      waiting.pause(wait);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static IllegalStateException interrupted() {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted while calling the service");
  }
}
