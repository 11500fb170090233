package app.userdata.customvision;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Opens downloads from the service's blob hosts: without the key, without redirects, from allowed
 * hosts only.
 */
final class Downloads {
  private static final int TRIES = 6;
  private final HttpPipeline pipeline;
  private final DownloadHosts hosts;
  private final Waiting waiting;

  Downloads(HttpPipeline pipeline, DownloadHosts hosts, Waiting waiting) {
    this.pipeline = pipeline;
    this.hosts = hosts;
    this.waiting = waiting;
  }

  Download open(URI uri) {
    hosts.check(uri);
    for (int tries = 1; tries <= TRIES; tries++) {
      Optional<HttpResponse> response = send(uri);
      if (response.isPresent()) {
        int status = response.get().getStatusCode();
        if (status == 200) {
          return new Body(response.get());
        }
        response.get().close();
        refuse(status);
      }
      pause(Duration.ofMillis(100L << tries));
    }
    throw new CustomVisionException.Unavailable(
        "the service's storage gave no reply in " + TRIES + " tries");
  }

  private static void refuse(int status) {
    if (status == 403 || status == 401) {
      throw new CustomVisionException.LinkExpired("the service's storage refused the link");
    }
    if (status == 404) {
      throw new CustomVisionException.NotFound("the service's storage no longer has the file");
    }
    if (status < 500 && status != 429 && status != 408) {
      throw new CustomVisionException.DownloadRefused(
          "the service's storage answered with status " + status);
    }
  }

  private Optional<HttpResponse> send(URI uri) {
    try {
      return Optional.of(
          pipeline.sendSync(
              new HttpRequest(HttpMethod.GET, uri.toString()),
              new Context("azure-eagerly-read-response", false)));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  private void pause(Duration wait) {
    try {
      waiting.pause(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while downloading", e);
    }
  }

  /** Bytes that were read already, from GetArtifact. */
  static Download of(byte[] content) {
    return new Download() {
      @Override
      public InputStream body() {
        return new ByteArrayInputStream(content);
      }

      @Override
      public OptionalLong length() {
        return OptionalLong.of(content.length);
      }

      @Override
      public Optional<String> contentType() {
        return Optional.empty();
      }

      @Override
      public Optional<byte[]> contentMd5() {
        return Optional.empty();
      }

      @Override
      public void close() {}
    };
  }

  private record Body(HttpResponse response) implements Download {
    @Override
    public InputStream body() {
      return response.getBodyAsBinaryData().toStream();
    }

    @Override
    public OptionalLong length() {
      String length = response.getHeaderValue(HttpHeaderName.CONTENT_LENGTH);
      return length == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(length));
    }

    @Override
    public Optional<String> contentType() {
      return Optional.ofNullable(response.getHeaderValue(HttpHeaderName.CONTENT_TYPE));
    }

    @Override
    public Optional<byte[]> contentMd5() {
      return Optional.ofNullable(response.getHeaderValue(HttpHeaderName.CONTENT_MD5))
          .map(Base64.getDecoder()::decode);
    }

    @Override
    public void close() {
      response.close();
    }
  }
}
