package app.userdata.security;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.HttpStatusType;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A request as the worker hands it to a function. */
record Asked(HttpMethod method, URI uri, Map<String, String> headers, String body)
    implements HttpRequestMessage<Optional<String>> {

  @Override
  public URI getUri() {
    return uri;
  }

  @Override
  public HttpMethod getHttpMethod() {
    return method;
  }

  @Override
  public Map<String, String> getHeaders() {
    return headers;
  }

  @Override
  public Map<String, String> getQueryParameters() {
    return Map.of();
  }

  @Override
  public Optional<String> getBody() {
    return body.isEmpty() ? Optional.empty() : Optional.of(body);
  }

  @Override
  public HttpResponseMessage.Builder createResponseBuilder(HttpStatus status) {
    return new Reply(status);
  }

  @Override
  public HttpResponseMessage.Builder createResponseBuilder(HttpStatusType status) {
    return new Reply(status);
  }

  /** A reply that is its own builder. */
  static final class Reply implements HttpResponseMessage, HttpResponseMessage.Builder {
    private final Map<String, String> headers = new TreeMap<>();
    private HttpStatusType status;
    private Object body = "";

    Reply(HttpStatusType status) {
      this.status = status;
    }

    /** All that goes over the wire. */
    String text() {
      return status.value() + " " + headers + "\n" + body;
    }

    @Override
    public Builder status(HttpStatusType next) {
      status = next;
      return this;
    }

    @Override
    public Builder header(String name, String value) {
      headers.put(name, value);
      return this;
    }

    @Override
    public Builder body(Object content) {
      body = content;
      return this;
    }

    @Override
    public HttpResponseMessage build() {
      return this;
    }

    @Override
    public HttpStatusType getStatus() {
      return status;
    }

    @Override
    public String getHeader(String name) {
      return headers.getOrDefault(name, "");
    }

    @Override
    public Object getBody() {
      return body;
    }
  }
}
