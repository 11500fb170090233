package app.userdata.api;

import app.userdata.dev.host.HostRequest;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.HttpStatusType;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** A request whose reply is compared with the description of the API before anybody gets it. */
public record CheckedRequest(HostRequest request) implements HttpRequestMessage<Optional<String>> {

  @Override
  public URI getUri() {
    return request.getUri();
  }

  @Override
  public HttpMethod getHttpMethod() {
    return request.getHttpMethod();
  }

  @Override
  public Map<String, String> getHeaders() {
    return request.getHeaders();
  }

  @Override
  public Map<String, String> getQueryParameters() {
    return request.getQueryParameters();
  }

  @Override
  public Optional<String> getBody() {
    return request.getBody();
  }

  @Override
  public HttpResponseMessage.Builder createResponseBuilder(HttpStatus status) {
    return new CheckedReply(request, status);
  }

  @Override
  public HttpResponseMessage.Builder createResponseBuilder(HttpStatusType status) {
    return new CheckedReply(request, status);
  }
}
