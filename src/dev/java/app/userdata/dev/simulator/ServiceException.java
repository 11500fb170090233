package app.userdata.dev.simulator;

/** A refusal that the service itself words, with one of its codes. */
final class ServiceException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int status;
  private final String code;

  ServiceException(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  static ServiceException badRequest(String code, String message) {
    return new ServiceException(400, code, message);
  }

  static ServiceException notFound(String code, String message) {
    return new ServiceException(404, code, message);
  }

  Reply reply() {
    return Reply.error(status, code, String.valueOf(getMessage()));
  }
}
