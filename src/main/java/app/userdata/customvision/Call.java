package app.userdata.customvision;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One request to make, as often as it takes; every one of them may be repeated without harm.
 *
 * @param operation its name in the API
 * @param first how many bytes are wanted of a file, where not all are
 */
record Call(
    String operation,
    HttpMethod method,
    String address,
    String accept,
    Optional<RawJson> body,
    OptionalInt first) {

  private Call(
      String operation, HttpMethod method, String address, String accept, Optional<RawJson> body) {
    this(operation, method, address, accept, body, OptionalInt.empty());
  }

  static Call get(String operation, Address address) {
    return new Call(
        operation, HttpMethod.GET, address.text(), "application/json", Optional.empty());
  }

  static Call post(String operation, Address address, RawJson body) {
    return new Call(
        operation, HttpMethod.POST, address.text(), "application/json", Optional.of(body));
  }

  static Call delete(String operation, Address address) {
    return new Call(
        operation, HttpMethod.DELETE, address.text(), "application/json", Optional.empty());
  }

  static Call download(String operation, String address) {
    return new Call(operation, HttpMethod.GET, address, "*/*", Optional.empty());
  }

  /** Of a file no more than so many of its first bytes. */
  static Call beginning(String operation, String address, int bytes) {
    return new Call(
        operation, HttpMethod.GET, address, "*/*", Optional.empty(), OptionalInt.of(bytes));
  }

  HttpRequest request() {
    HttpRequest request = new HttpRequest(method, address);
    request.setHeader(HttpHeaderName.ACCEPT, accept);
    if (accept.equals("*/*")) {
      // Bytes are wanted as stored: their length and MD5 are compared.
      request.setHeader(HttpHeaderName.ACCEPT_ENCODING, "identity");
    }
    first.ifPresent(bytes -> request.setHeader(HttpHeaderName.RANGE, "bytes=0-" + (bytes - 1)));
    body.ifPresent(
        json -> {
          request.setHeader(HttpHeaderName.CONTENT_TYPE, "application/json");
          request.setBody(json.text());
        });
    return request;
  }

  /** Without the address, which may hold a signature. */
  @Override
  public String toString() {
    return "Call[" + operation + "]";
  }
}
