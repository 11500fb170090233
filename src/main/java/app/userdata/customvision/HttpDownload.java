package app.userdata.customvision;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpResponse;
import java.io.InputStream;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;

/** A download over HTTP; closing it gives the connection back. */
final class HttpDownload implements Download {
  private static final int MD5_BYTES = 16;
  private static final int PART = 206;
  private static final HttpHeaderName MD5_OF_ALL =
      HttpHeaderName.fromString("x-ms-blob-content-md5");
  private final HttpResponse response;
  private final InputStream body;

  HttpDownload(HttpResponse response, InputStream body) {
    this.response = response;
    this.body = body;
  }

  @Override
  public InputStream body() {
    return body;
  }

  @Override
  public OptionalLong length() {
    return header(HttpHeaderName.CONTENT_LENGTH)
        .filter(text -> text.matches("\\d{1,18}"))
        .map(text -> OptionalLong.of(Long.parseLong(text)))
        .orElse(OptionalLong.empty());
  }

  @Override
  public Optional<String> contentType() {
    return header(HttpHeaderName.CONTENT_TYPE);
  }

  @Override
  public Optional<byte[]> contentMd5() {
    return header(response.getStatusCode() == PART ? MD5_OF_ALL : HttpHeaderName.CONTENT_MD5)
        .filter(text -> text.matches("[A-Za-z0-9+/]{22}=="))
        .map(Base64.getDecoder()::decode)
        .filter(md5 -> md5.length == MD5_BYTES);
  }

  @Override
  public void close() {
    response.close();
  }

  private Optional<String> header(HttpHeaderName name) {
    return Optional.ofNullable(response.getHeaderValue(name));
  }
}
