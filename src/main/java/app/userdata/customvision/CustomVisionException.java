package app.userdata.customvision;

import java.time.Duration;

/**
 * The service, or its storage, did not do what was asked. Messages hold no key, no signature and no
 * name.
 */
public abstract sealed class CustomVisionException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private CustomVisionException(String message) {
    super(message);
  }

  /** The object that was asked for does not exist, and the service says so by its code. */
  public static final class NotFound extends CustomVisionException {
    private static final long serialVersionUID = 1;

    public NotFound(String message) {
      super(message);
    }
  }

  /** The service asks to wait for longer than a call may take. */
  public static final class Throttled extends CustomVisionException {
    private static final long serialVersionUID = 1;
    private final Duration retryAfter;

    public Throttled(String message, Duration retryAfter) {
      super(message);
      this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
      return retryAfter;
    }
  }

  /** Key, token or role do not allow it. */
  public static final class Unauthorized extends CustomVisionException {
    private static final long serialVersionUID = 1;

    public Unauthorized(String message) {
      super(message);
    }
  }

  /** The service refuses the call; asking again would not help. */
  public static final class Rejected extends CustomVisionException {
    private static final long serialVersionUID = 1;
    private final int status;

    public Rejected(String message, int status) {
      super(message);
      this.status = status;
    }

    public int status() {
      return status;
    }
  }

  /** No usable reply, after all tries. */
  public static final class Unavailable extends CustomVisionException {
    private static final long serialVersionUID = 1;

    public Unavailable(String message) {
      super(message);
    }
  }

  /** The storage of the service refuses the link; listing again brings a fresh one. */
  public static final class LinkExpired extends CustomVisionException {
    private static final long serialVersionUID = 1;

    public LinkExpired(String message) {
      super(message);
    }
  }

  /** The link points to a host that downloads may not come from. */
  public static final class DownloadRefused extends CustomVisionException {
    private static final long serialVersionUID = 1;

    public DownloadRefused(String message) {
      super(message);
    }
  }
}
