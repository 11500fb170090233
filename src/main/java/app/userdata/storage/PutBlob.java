package app.userdata.storage;

import static app.userdata.storage.StorageErrors.guard;

import app.userdata.archive.Incoming;
import app.userdata.archive.UnfinishedWriteException;
import app.userdata.job.StorageUnavailableException;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import java.io.IOException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * The operation Put Blob, written by hand on the SDK's pipeline, which signs, and repeats, as for
 * every other call. The SDK's own upload sends the same request; docs/performance.md tells what it
 * costs.
 *
 * @see <a href="https://learn.microsoft.com/rest/api/storageservices/put-blob">Put Blob</a>
 */
final class PutBlob {
  private static final HttpHeaderName BLOB_TYPE = HttpHeaderName.fromString("x-ms-blob-type");
  private static final HttpHeaderName VERSION = HttpHeaderName.fromString("x-ms-version");
  private static final HttpHeaderName ERROR = HttpHeaderName.fromString("x-ms-error-code");

  /** How Azure and Azurite say that what came has another MD5 than was announced. */
  private static final Set<String> OTHER_MD5 = Set.of("Md5Mismatch", "InvalidOperation");

  private final LazyContainer container;
  private final String name;
  private final String contentType;

  /**
   * @param name of the blob; made of characters that an address needs not encode
   */
  PutBlob(LazyContainer container, String name, String contentType) {
    this.container = container;
    this.name = name;
    this.contentType = contentType;
  }

  /** Sends what is held, again where that can help; returns its SHA-256. */
  String send(Incoming.Held content) throws IOException {
    byte[] md5 = content.md5().orElseGet(() -> Digests.md5().digest(content.bytes()));
    HttpRequest request =
        request(content, Optional.of(md5)).setBody(BinaryData.fromBytes(content.bytes()));
    try (HttpResponse reply = reply(container.pipeline(), request)) {
      checkCreated(reply);
    }
    return HexFormat.of().formatHex(Digests.sha256().digest(content.bytes()));
  }

  /** Sends what comes in, once; returns its SHA-256. */
  String send(Incoming.Flowing content) throws IOException {
    MeasuredStream body = new MeasuredStream(content.body(), content.md5());
    HttpRequest request =
        request(content, content.md5()).setBody(BinaryData.fromStream(body, content.length()));
    try (HttpResponse reply = reply(container.pipelineWithoutRetries(), request)) {
      checkCreated(reply);
      if (!body.hasMd5(storedMd5(reply))) {
        throw new IOException("storage received other bytes than were read");
      }
    } catch (StorageUnavailableException e) {
      body.checkRead(content.length());
      throw new UnfinishedWriteException(e);
    }
    return body.sha256();
  }

  private HttpRequest request(Incoming content, Optional<byte[]> md5) {
    HttpRequest request =
        new HttpRequest(HttpMethod.PUT, container.writableUrl() + "/" + name)
            .setHeader(BLOB_TYPE, "BlockBlob")
            .setHeader(VERSION, StorageClients.BLOB_VERSION.getVersion())
            .setHeader(HttpHeaderName.CONTENT_TYPE, contentType)
            .setHeader(HttpHeaderName.CONTENT_LENGTH, String.valueOf(content.length()));
    md5.ifPresent(
        sum ->
            request.setHeader(HttpHeaderName.CONTENT_MD5, Base64.getEncoder().encodeToString(sum)));
    return request;
  }

  private HttpResponse reply(HttpPipeline pipeline, HttpRequest request) {
    return guard("write", name, () -> pipeline.sendSync(request, Context.NONE));
  }

  private void checkCreated(HttpResponse reply) throws IOException {
    if (reply.getStatusCode() == 201) {
      return;
    }
    String code = Optional.ofNullable(reply.getHeaderValue(ERROR)).orElse("");
    if (reply.getStatusCode() == 400 && OTHER_MD5.contains(code)) {
      throw new IOException("the bytes do not match the MD5 that their source tells");
    }
    throw StorageErrors.refused("write", name, reply.getStatusCode(), code);
  }

  /** Storage always tells the MD5 of what it stored. */
  private static byte[] storedMd5(HttpResponse reply) throws IOException {
    String md5 = reply.getHeaderValue(HttpHeaderName.CONTENT_MD5);
    if (md5 == null) {
      throw new IOException("storage did not tell the MD5 of what it received");
    }
    return Base64.getDecoder().decode(md5);
  }
}
