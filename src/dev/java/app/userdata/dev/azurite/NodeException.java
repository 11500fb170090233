package app.userdata.dev.azurite;

/** A program of Node.js could not be run; the message says what to change. */
public final class NodeException extends RuntimeException {
  private static final long serialVersionUID = 1;

  NodeException(String message) {
    super(message);
  }

  private NodeException(String message, Throwable cause) {
    super(message, cause);
  }

  static NodeException missing(Throwable cause) {
    return new NodeException(
        "Node.js 20 or later, with npm, is needed on the PATH; or set DataStorage, and no Azurite"
            + " is started.",
        cause);
  }
}
