package app.userdata.customvision;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What went wrong with one operation. Messages hold no key, no query of an address and nothing that
 * the service quotes from the user.
 */
public abstract sealed class CustomVisionException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Failure failure;

  private CustomVisionException(Failure failure, String why, Optional<Throwable> cause) {
    super("Could not do %s: %s%s".formatted(failure.operation(), why, failure.trace()));
    this.failure = failure;
    cause.ifPresent(this::initCause);
  }

  /** The name of the operation in the API. */
  public String operation() {
    return failure.operation();
  }

  /** The HTTP status; 0 when there was no reply. */
  public int status() {
    return failure.status();
  }

  /** The error code of the service or of the gateway; empty when there was none. */
  public String code() {
    return failure.code();
  }

  /** What the service's support asks for. */
  public Optional<String> requestId() {
    return failure.requestId();
  }

  /** Which operation failed, and what the reply said in codes. */
  record Failure(String operation, int status, String code, Optional<String> requestId) {
    private String trace() {
      String label = status == 0 ? "" : " (status " + status;
      label += code.isEmpty() || status == 0 ? "" : ", " + code;
      label += requestId.filter(id -> status != 0).map(id -> ", request " + id).orElse("");
      return status == 0 ? "" : label + ")";
    }
  }

  /**
   * Something that was asked for is not there; whether it was the object itself, the code tells.
   */
  public static final class NotFound extends CustomVisionException {
    private static final long serialVersionUID = 1L;
    private static final Set<String> OBJECTS =
        Set.of("NotFoundProject", "NotFoundIteration", "NotFoundTag", "NotFoundImage");

    NotFound(Failure failure) {
      super(failure, "it was not found.", Optional.empty());
    }

    /** Whether the service says that a project, iteration, tag or image does not exist. */
    public boolean ofObject() {
      return OBJECTS.contains(code());
    }
  }

  /** The service wants fewer calls, for longer than a call may wait. */
  public static final class Throttled extends CustomVisionException {
    private static final long serialVersionUID = 1L;
    private final Duration retryAfter;

    Throttled(Failure failure, Duration retryAfter) {
      super(failure, "there are too many calls; it can go on later.", Optional.empty());
      this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
      return retryAfter;
    }
  }

  /** The key or the identity is not accepted. */
  public static final class Unauthorized extends CustomVisionException {
    private static final long serialVersionUID = 1L;

    Unauthorized(Failure failure, String why, Optional<Throwable> cause) {
      super(failure, why, cause);
    }
  }

  /** The service understood and refused; asking again will not help. */
  public static final class Rejected extends CustomVisionException {
    private static final long serialVersionUID = 1L;

    Rejected(Failure failure, String why) {
      super(failure, why, Optional.empty());
    }
  }

  /** The service failed, was unreachable, or answered with something unreadable, several times. */
  public static final class Unavailable extends CustomVisionException {
    private static final long serialVersionUID = 1L;

    Unavailable(Failure failure, String why, Optional<Throwable> cause) {
      super(failure, why, cause);
    }
  }

  /** The store refuses the signature; list again for a fresh address. */
  public static final class LinkExpired extends CustomVisionException {
    private static final long serialVersionUID = 1L;

    LinkExpired(Failure failure) {
      super(failure, "the address has expired; list again for a new one.", Optional.empty());
    }
  }

  /** The address leads to no host that may be asked. */
  public static final class DownloadRefused extends CustomVisionException {
    private static final long serialVersionUID = 1L;

    DownloadRefused(Failure failure, String why) {
      super(failure, why, Optional.empty());
    }
  }
}
