package app.userdata.archive;

import java.io.IOException;

/**
 * A file that was written while it was read did not get through to storage, which is to blame; it
 * may when it is read again.
 */
public final class UnfinishedWriteException extends IOException {
  private static final long serialVersionUID = 1;
  private final RuntimeException reason;

  public UnfinishedWriteException(RuntimeException reason) {
    super(reason);
    this.reason = reason;
  }

  /** What storage said, for the case that trying again does not help. */
  public RuntimeException reason() {
    return reason;
  }
}
