package app.userdata.function;

import static org.mockito.Mockito.lenient;
import static org.mockito.Mockito.mock;

import app.userdata.api.CheckedRequest;
import app.userdata.dev.host.HostRequest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Logger;

/**
 * Requests as the worker hands them to a function, whose replies are compared with the description
 * of the API, and replies as it takes them.
 */
final class Requests {
  static final Map<String, String> JSON = Map.of("content-type", "application/json");

  private Requests() {}

  static HttpRequestMessage<Optional<String>> get(Map<String, String> query) {
    return request(Map.of(), query, Optional.empty());
  }

  static HttpRequestMessage<Optional<String>> post(String body, Map<String, String> headers) {
    return request(headers, Map.of(), body.isEmpty() ? Optional.empty() : Optional.of(body));
  }

  static HttpRequestMessage<Optional<String>> request(
      Map<String, String> headers, Map<String, String> query, Optional<String> body) {
    return new CheckedRequest(
        new HostRequest(
            URI.create("https://app.example/api/exports"), HttpMethod.POST, headers, query, body));
  }

  static ExecutionContext context() {
    ExecutionContext context = mock(ExecutionContext.class);
    lenient().when(context.getLogger()).thenReturn(Logger.getAnonymousLogger());
    lenient().when(context.getInvocationId()).thenReturn("invocation-1");
    return context;
  }

  static JsonNode json(HttpResponseMessage reply) {
    try {
      return new ObjectMapper().readTree(String.valueOf(reply.getBody()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
