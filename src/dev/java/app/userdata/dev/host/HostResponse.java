package app.userdata.dev.host;

import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatusType;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A reply in the making; one value per header, the last one counts. */
public final class HostResponse implements HttpResponseMessage, HttpResponseMessage.Builder {
  private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private HttpStatusType status;
  private Object body = "";

  /** One without headers or body. */
  public HostResponse(HttpStatusType status) {
    this.status = status;
  }

  /** What was set, by any spelling of the name. */
  public Map<String, String> headers() {
    return Map.copyOf(headers);
  }

  byte[] bytes() {
    return body instanceof byte[] raw ? raw : String.valueOf(body).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public HttpResponseMessage.Builder status(HttpStatusType next) {
    status = next;
    return this;
  }

  @Override
  public HttpResponseMessage.Builder header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  @Override
  public HttpResponseMessage.Builder body(Object content) {
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
  public @Nullable String getHeader(String name) {
    return headers.get(name);
  }

  @Override
  public Object getBody() {
    return body;
  }
}
