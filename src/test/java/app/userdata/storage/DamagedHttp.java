package app.userdata.storage;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;

/** Loses or damages files on their way to storage. */
final class DamagedHttp implements HttpClient {
  private static final HttpHeaderName BLOB_TYPE = HttpHeaderName.fromString("x-ms-blob-type");

  private final HttpClient real = StorageHttp.create();
  private final AtomicInteger written = new AtomicInteger();
  private int lost;
  private boolean damaging;

  /** The next so many files are lost on the way. */
  void lose(int files) {
    lost = files;
  }

  /** From now on one bit of each file changes on the way, and nobody announces its MD5. */
  void damage() {
    damaging = true;
  }

  /** How often a file was sent. */
  int written() {
    return written.get();
  }

  @Override
  public Mono<HttpResponse> send(HttpRequest request) {
    return real.send(request);
  }

  @Override
  public HttpResponse sendSync(HttpRequest request, Context context) {
    boolean file =
        request.getHttpMethod() == HttpMethod.PUT
            && request.getHeaders().getValue(BLOB_TYPE) != null;
    if (!file) {
      return real.sendSync(request, context);
    }
    written.incrementAndGet();
    if (lost > 0) {
      lost--;
      throw new UncheckedIOException(new IOException("lost"));
    }
    return real.sendSync(damaging ? damaged(request) : request, context);
  }

  /** What Azurite would not accept because of its signature is not what is tried here. */
  private static HttpRequest damaged(HttpRequest request) {
    byte[] body = request.getBodyAsBinaryData().toBytes();
    body[body.length / 2] ^= 1;
    HttpRequest other = request.copy().setBody(BinaryData.fromBytes(body));
    other.setHeader(HttpHeaderName.CONTENT_LENGTH, String.valueOf(body.length));
    return other;
  }
}
