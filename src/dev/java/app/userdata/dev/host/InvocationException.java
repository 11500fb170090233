package app.userdata.dev.host;

/** A function threw; the cause is what it threw. */
final class InvocationException extends Exception {
  private static final long serialVersionUID = 1;

  InvocationException(Throwable cause) {
    super(cause);
  }
}
