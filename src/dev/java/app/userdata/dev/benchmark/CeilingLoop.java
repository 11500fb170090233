package app.userdata.dev.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The least that copying can cost with the HTTP client of the JDK: read, digest, write; the
 * source's MD5 goes along, as in the app. No listing, no record, no manifest, no second try. Reads
 * {@code benchmark.target} and {@code benchmark.query} beside what {@link CopyLoop} reads.
 */
public final class CeilingLoop {
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String target = System.getProperty("benchmark.target", "");
  private final String query = System.getProperty("benchmark.query", "");

  private CeilingLoop() {}

  /** Copies as it is asked on its input. */
  public static void main(String[] args) throws IOException {
    CopyLoop.serve("ceiling", new CeilingLoop()::copy);
  }

  private void copy(URI link, String name) throws IOException, InterruptedException {
    HttpResponse<byte[]> image =
        http.send(HttpRequest.newBuilder(link).build(), BodyHandlers.ofByteArray());
    expect(200, image.statusCode());
    String md5 = image.headers().firstValue("Content-MD5").orElseThrow();
    String sha256 = HexFormat.of().formatHex(sha256(image.body()));
    HttpRequest write =
        HttpRequest.newBuilder(URI.create(target + "/" + name + "?" + query))
            .header("x-ms-blob-type", "BlockBlob")
            .header("x-ms-meta-sha256", sha256)
            .header("Content-MD5", md5)
            .PUT(BodyPublishers.ofByteArray(image.body()))
            .build();
    expect(201, http.send(write, BodyHandlers.discarding()).statusCode());
  }

  private static void expect(int wanted, int status) throws IOException {
    if (status != wanted) {
      throw new IOException("status " + status);
    }
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
