package app.userdata.dev.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.WeakHashMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The storage account of the service: gives a blob to whoever holds a valid link. */
final class BlobHost implements HttpHandler {
  private static final List<String> SECRETS =
      List.of("Training-Key", "Prediction-Key", "Ocp-Apim-Subscription-Key", "Authorization");
  private static final String MODIFIED =
      DateTimeFormatter.RFC_1123_DATE_TIME.format(
          Instant.parse("2026-01-01T00:00:00Z").atOffset(ZoneOffset.UTC));

  /** Of each array that was sent, as long as somebody holds it. */
  private final Map<byte[], String> md5s = Collections.synchronizedMap(new WeakHashMap<>());

  private static final Pattern FIRST_BYTES = Pattern.compile("bytes=0-(\\d{1,8})");
  private final Blobs blobs;
  private final Sas sas;
  private final Traffic traffic;
  private final Supplier<SimulatorOptions> options;
  private final Pause pause;
  private final Faults faults = new Faults();

  BlobHost(Blobs blobs, Sas sas, Traffic traffic, Supplier<SimulatorOptions> options, Pause pause) {
    this.blobs = blobs;
    this.sas = sas;
    this.traffic = traffic;
    this.options = options;
    this.pause = pause;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    traffic.blobRequested();
    if (SECRETS.stream().anyMatch(exchange.getRequestHeaders()::containsKey)) {
      traffic.keyLeaked();
    }
    SimulatorOptions now = options.get();
    pause.of(now.access().latency().plus(now.links().latency()));
    Reply reply = answer(exchange, now).withHeader("x-ms-request-id", UUID.randomUUID().toString());
    switch (faults.next(now.replies().failureRate())) {
      case NONE -> {
        Http.send(exchange, reply);
        if (reply.status() == 200 && exchange.getRequestMethod().equals("GET")) {
          traffic.blobSent(reply.body().length);
        }
      }
      case SERVER_ERROR -> {
        traffic.failed();
        Http.send(exchange, Reply.blobError(500, "InternalError", "The server had an error."));
      }
      case CUT -> {
        traffic.failed();
        Http.cut(exchange, reply);
      }
    }
  }

  private Reply answer(HttpExchange exchange, SimulatorOptions now) {
    String method = exchange.getRequestMethod();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      return Reply.blobError(405, "UnsupportedHttpVerb", "The resource cannot be changed.");
    }
    String path = exchange.getRequestURI().getPath();
    if (!sas.opens(path, Http.query(exchange))) {
      return Reply.blobError(
          403,
          "AuthenticationFailed",
          "Server failed to authenticate the request. Signature not valid in the specified time"
              + " frame.");
    }
    return blobs
        .find(path, now.links().brokenImages())
        .map(this::found)
        .map(reply -> ranged(reply, exchange.getRequestHeaders().getFirst("Range")))
        .orElseGet(
            () -> Reply.blobError(404, "BlobNotFound", "The specified blob does not exist."));
  }

  private Reply found(Blobs.Blob blob) {
    String md5 = md5s.computeIfAbsent(blob.bytes(), BlobHost::md5);
    return Reply.bytes(
        blob.contentType(),
        blob.bytes(),
        Map.of(
            "Content-MD5",
            md5,
            "ETag",
            "\"" + md5 + "\"",
            "Last-Modified",
            MODIFIED,
            "x-ms-blob-type",
            "BlockBlob",
            "x-ms-version",
            "2019-12-12"));
  }

  /** The first bytes only, where no more are asked for; the MD5 of all has another name then. */
  private static Reply ranged(Reply whole, @Nullable String range) {
    Matcher first = FIRST_BYTES.matcher(range == null ? "" : range);
    if (!first.matches()) {
      return whole;
    }
    int length = Math.min(whole.body().length, Integer.parseInt(first.group(1)) + 1);
    Map<String, String> headers = new HashMap<>(whole.headers());
    headers.put("x-ms-blob-content-md5", headers.getOrDefault("Content-MD5", ""));
    headers.put("Content-Range", "bytes 0-" + (length - 1) + "/" + whole.body().length);
    headers.remove("Content-MD5");
    return new Reply(206, whole.contentType(), Arrays.copyOf(whole.body(), length), headers);
  }

  private static String md5(byte[] bytes) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("MD5 is missing in this Java runtime", e);
    }
  }
}
