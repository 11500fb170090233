package app.userdata.customvision;

import app.userdata.customvision.CustomVisionException.Failure;
import app.userdata.customvision.ErrorReplies.ErrorReply;
import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Sends calls at the right pace and repeats them while that can help: the one layer that retries.
 */
final class Caller {
  private static final int TRIES = 6;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
  private static final Duration FIRST_WAIT = Duration.ofMillis(500);
  private static final Duration THROTTLED_WAIT = Duration.ofSeconds(1);
  private static final int ERROR_BYTES = 64 * 1024;

  /** A page of 256 images with 300 regions each, which is the most there can be, has about half. */
  static final int MOST_JSON = 32 << 20;

  /** Larger than any file that the service keeps. */
  private static final long MOST_BYTES = 4L << 30;

  private final HttpPipeline pipeline;
  private final Pace pace;
  private final Refusals refusals;
  private final ErrorReplies errors;
  private final Waiting waiting;
  private final CallMeter meter;
  private final Clock clock;

  /**
   * @param secrets that replies may repeat and nobody may see
   */
  Caller(
      HttpPipeline pipeline,
      Pace pace,
      Refusals refusals,
      Set<String> secrets,
      Waiting waiting,
      CallMeter meter,
      Clock clock) {
    this.pipeline = pipeline;
    this.pace = pace;
    this.refusals = refusals;
    this.errors = new ErrorReplies(secrets, clock);
    this.waiting = waiting;
    this.meter = meter;
    this.clock = clock;
  }

  /** Makes something of a body; what it cannot read is asked for again. */
  @FunctionalInterface
  interface Reading<T> {
    T read(byte[] body) throws IOException;
  }

  /** Sends, and reads the whole body within the retry, for a body can be cut as well. */
  <T> T read(Call call, Reading<T> reading) {
    return send(
        call,
        response -> {
          try (response;
              InputStream body = body(response, MOST_JSON)) {
            return reading.read(body.readAllBytes());
          }
        });
  }

  /** Sends, and leaves the body to whoever asked. */
  Download open(Call call) {
    return send(call, response -> new HttpDownload(response, body(response, MOST_BYTES)));
  }

  private interface Taking<T> {
    T take(HttpResponse response) throws IOException;
  }

  /** What one try came to. */
  private sealed interface Attempt<T> {}

  private record Done<T>(T value) implements Attempt<T> {}

  /**
   * A reason to try again, and what to throw in the end.
   *
   * @param status of the reply; 0 when there was none, or none that could be read
   */
  private record Again<T>(int status, Optional<Duration> retryAfter, GivingUp givingUp)
      implements Attempt<T> {}

  private interface GivingUp {
    CustomVisionException exception(Duration wait);
  }

  private <T> T send(Call call, Taking<T> taking) {
    Duration waited = Duration.ZERO;
    for (int tries = 1; ; tries++) {
      try {
        awaitSlot();
        Attempt<T> attempt = attempt(call, taking);
        if (attempt instanceof Done<T> done) {
          return done.value();
        }
        Again<T> again = (Again<T>) attempt;
        Duration wait = waitAfter(tries, again.retryAfter());
        waited = waited.plus(wait);
        if (tries == TRIES || waited.compareTo(LONGEST_WAIT) > 0) {
          throw again.givingUp().exception(wait);
        }
        meter.repeated(call.operation(), again.status());
        meter.waited(CallMeter.Wait.RETRY, wait);
        waiting.pause(wait);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw unavailable(call, "the program is stopping.", e);
      }
    }
  }

  private void awaitSlot() throws InterruptedException {
    Instant asked = clock.instant();
    pace.await();
    Duration waited = Duration.between(asked, clock.instant());
    if (!waited.isZero()) {
      meter.waited(CallMeter.Wait.SLOT, waited);
    }
  }

  /** The reply; its body is still to be read. */
  private HttpResponse sent(Call call) {
    Instant left = clock.instant();
    int status = 0;
    try {
      HttpResponse response = pipeline.sendSync(call.request(), Context.NONE);
      status = response.getStatusCode();
      return response;
    } finally {
      meter.called(call.operation(), status, Duration.between(left, clock.instant()));
    }
  }

  private <T> Attempt<T> attempt(Call call, Taking<T> taking) {
    try {
      HttpResponse response = sent(call);
      if (response.getStatusCode() / 100 == 2) {
        T value = taking.take(response);
        pace.calm();
        return new Done<>(value);
      }
      return refused(call, response);
    } catch (ExcessiveReplyException e) {
      throw unavailable(call, e.why(), e);
    } catch (IOException | UncheckedIOException e) {
      return new Again<>(
          0,
          Optional.empty(),
          wait ->
              unavailable(
                  call,
                  "there was no complete, readable reply; check that the server can be reached.",
                  Wordless.of(e)));
    } catch (ClientAuthenticationException e) {
      throw new CustomVisionException.Unauthorized(
          failure(call),
          "no identity to sign in with; set CustomVision__trainingKey or give the app an identity.",
          Optional.of(e));
    }
  }

  private <T> Attempt<T> refused(Call call, HttpResponse response) throws IOException {
    ErrorReply reply;
    try (response;
        InputStream body = body(response, MOST_JSON)) {
      reply = errors.read(call.operation(), response, body.readNBytes(ERROR_BYTES));
    }
    int status = response.getStatusCode();
    if (status == 429) {
      pace.throttled();
      return new Again<>(
          status,
          reply.retryAfter().or(() -> Optional.of(THROTTLED_WAIT)),
          wait -> new CustomVisionException.Throttled(reply.failure(), wait));
    }
    pace.calm();
    if (status >= 500 || status == 408) {
      return new Again<>(
          status,
          reply.retryAfter(),
          wait ->
              new CustomVisionException.Unavailable(
                  reply.failure(), "the server fails; try again later.", Optional.empty()));
    }
    throw refusals.of(reply);
  }

  /** As long as told, and at least as long as patience asks; never the same for two threads. */
  private static Duration waitAfter(int tries, Optional<Duration> told) {
    long most = FIRST_WAIT.toMillis() << (tries - 1);
    long patience = ThreadLocalRandom.current().nextLong(most / 2, most + 1);
    long atLeast = told.map(Duration::toMillis).orElse(0L);
    return Duration.ofMillis(
        Math.max(patience, atLeast + ThreadLocalRandom.current().nextLong(100)));
  }

  private InputStream body(HttpResponse response, long most) {
    InputStream body =
        Objects.requireNonNullElseGet(
            response.getBodyAsInputStream().block(), InputStream::nullInputStream);
    return new GuardedBody(body, most, clock);
  }

  private static CustomVisionException unavailable(Call call, String why, Throwable cause) {
    return new CustomVisionException.Unavailable(failure(call), why, Optional.of(cause));
  }

  private static Failure failure(Call call) {
    return new Failure(call.operation(), 0, "", Optional.empty());
  }
}
