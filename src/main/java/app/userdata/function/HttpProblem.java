package app.userdata.function;

import com.microsoft.azure.functions.HttpStatus;

/** A request that HTTP itself forbids, before anybody looks at what it asks for. */
final class HttpProblem extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final HttpStatus status;
  private final String type;

  HttpProblem(HttpStatus status, String type, String sentence) {
    super(sentence);
    this.status = status;
    this.type = type;
  }

  HttpStatus status() {
    return status;
  }

  String type() {
    return type;
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
