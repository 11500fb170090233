package app.userdata.dev.simulator;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpPrincipal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;

/** A request and its reply as bytes, without a connection. */
final class InProcessExchange extends HttpExchange {
  private static final int NOT_ANSWERED = -1;

  private final String method;
  private final URI uri;
  private final byte[] request;
  private final Headers requestHeaders = new Headers();
  private final Headers responseHeaders = new Headers();
  private final ByteArrayOutputStream response = new ByteArrayOutputStream();
  private int status = NOT_ANSWERED;
  private long announced;

  InProcessExchange(String method, URI uri, byte[] request) {
    this.method = method;
    this.uri = uri;
    this.request = request;
  }

  /** Whether the reply broke off, or never began. */
  boolean cut() {
    return status == NOT_ANSWERED || response.size() < announced;
  }

  byte[] reply() {
    return response.toByteArray();
  }

  @Override
  public void sendResponseHeaders(int code, long length) {
    status = code;
    announced = Math.max(0, length);
    if (length >= 0 || !responseHeaders.containsKey("Content-Length")) {
      responseHeaders.set("Content-Length", String.valueOf(announced));
    }
  }

  @Override
  public Headers getRequestHeaders() {
    return requestHeaders;
  }

  @Override
  public Headers getResponseHeaders() {
    return responseHeaders;
  }

  @Override
  public URI getRequestURI() {
    return uri;
  }

  @Override
  public String getRequestMethod() {
    return method;
  }

  @Override
  public InputStream getRequestBody() {
    return new ByteArrayInputStream(request);
  }

  @Override
  public OutputStream getResponseBody() {
    return response;
  }

  @Override
  public int getResponseCode() {
    return status;
  }

  @Override
  public void close() {}

  @Override
  public HttpContext getHttpContext() {
    throw new UnsupportedOperationException();
  }

  @Override
  public InetSocketAddress getRemoteAddress() {
    throw new UnsupportedOperationException();
  }

  @Override
  public InetSocketAddress getLocalAddress() {
    throw new UnsupportedOperationException();
  }

  @Override
  public String getProtocol() {
    return "HTTP/1.1";
  }

  @Override
  public Object getAttribute(String name) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setAttribute(String name, Object value) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setStreams(InputStream in, OutputStream out) {
    throw new UnsupportedOperationException();
  }

  @Override
  public HttpPrincipal getPrincipal() {
    throw new UnsupportedOperationException();
  }
}
