package app.userdata.dev.launcher;

/** The local command cannot go on; the message says what to change. */
final class LocalRunException extends RuntimeException {
  private static final long serialVersionUID = 1;

  LocalRunException(String message) {
    super(message);
  }
}
