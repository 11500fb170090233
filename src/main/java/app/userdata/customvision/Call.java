package app.userdata.customvision;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import java.util.Optional;

/**
 * One request to make, as often as it takes; every one of them may be repeated without harm.
 *
 * @param operation its name in the API
 */
record Call(
    String operation, HttpMethod method, String address, String accept, Optional<RawJson> body) {

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

  HttpRequest request() {
    HttpRequest request = new HttpRequest(method, address);
    request.setHeader(HttpHeaderName.ACCEPT, accept);
    if (accept.equals("*/*")) {
      // Bytes are wanted as stored: their length and MD5 are compared.
      request.setHeader(HttpHeaderName.ACCEPT_ENCODING, "identity");
    }
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
