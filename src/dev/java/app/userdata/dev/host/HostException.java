package app.userdata.dev.host;

/** The app cannot be served as it is staged or set; the message says what to change. */
public final class HostException extends RuntimeException {
  private static final long serialVersionUID = 1;

  HostException(String message) {
    super(message);
  }

  HostException(String message, Throwable cause) {
    super(message, cause);
  }
}
