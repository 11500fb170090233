package app.userdata.job;

/** Storage does not do what was asked; the message says what and why, without any secret. */
public final class StorageUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public StorageUnavailableException(String message) {
    super(message);
  }

  public StorageUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
