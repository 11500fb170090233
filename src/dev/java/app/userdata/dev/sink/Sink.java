package app.userdata.dev.sink;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A storage account for measurements: it discards what is written to the archives and hands every
 * other request on to Azurite. All requests are counted.
 */
public final class Sink implements AutoCloseable {
  /** The container of archives. */
  public static final String ARCHIVES = "exports";

  private static final Pattern BLOBS = endpoint("Blob");
  private static final Pattern QUEUES = endpoint("Queue");

  private final String azurite;
  private final Optional<ArchiveContainer> archives;
  private final Counts blobCounts = new Counts();
  private final Counts queueCounts = new Counts();
  private final ImageWrites writes = new ImageWrites();
  private final Port blobs;
  private final Port queues;

  /**
   * How archives are treated.
   *
   * @param discards whether they are discarded; otherwise Azurite keeps them as well
   * @param writeLatency how much longer than it takes each Put Blob takes
   * @param checksMd5 whether bodies are compared with the Content-MD5 that came with them
   */
  public record Options(boolean discards, Duration writeLatency, boolean checksMd5) {}

  private Sink(String azurite, Options options) throws IOException {
    this.azurite = azurite;
    this.archives =
        options.discards()
            ? Optional.of(
                new ArchiveContainer(options.writeLatency(), new Bodies(options.checksMd5())))
            : Optional.empty();
    this.blobs = Port.open((in, out) -> serve(in, out, BLOBS, this::answerBlobs));
    this.queues = Port.open((in, out) -> serve(in, out, QUEUES, this::answerQueues));
  }

  /**
   * Starts listening on two free ports.
   *
   * @param azurite the connection string of what is behind
   */
  public static Sink start(String azurite, Options options) {
    try {
      return new Sink(azurite, options);
    } catch (IOException e) {
      throw new UncheckedIOException("The sink could not listen on 127.0.0.1.", e);
    }
  }

  /** A connection string with the account and key of Azurite and our addresses. */
  public String connectionString() {
    String here = BLOBS.matcher(azurite).replaceFirst("$1" + blobs.number());
    return QUEUES.matcher(here).replaceFirst("$1" + queues.number());
  }

  /** Where blobs are, without a trailing slash. */
  public String archiveAddress() {
    return "http://127.0.0.1:" + blobs.number() + "/devstoreaccount1/" + ARCHIVES;
  }

  /** Requests for blobs since all was forgotten, by {@code CONTAINER Operation}. */
  public Map<String, Long> blobRequests() {
    return blobCounts.all();
  }

  /** Requests for queues since all was forgotten, by {@code QUEUE Operation}. */
  public Map<String, Long> queueRequests() {
    return queueCounts.all();
  }

  /** How many images were written to archives. */
  public long images() {
    return writes.count();
  }

  /** Seconds from the first image that was written to the last. */
  public double imageSeconds() {
    return writes.seconds();
  }

  /** Begins a measurement: no requests, no images, and no blobs in archives that are discarded. */
  public void forget() {
    archives.ifPresent(ArchiveContainer::forget);
    blobCounts.forget();
    queueCounts.forget();
    writes.forget();
  }

  /** Answers one request; false if the connection must end with it. */
  @FunctionalInterface
  private interface Exchange {
    boolean answer(Request request, Inbound in, OutputStream out, PassThrough behind)
        throws IOException;
  }

  private void serve(Inbound in, OutputStream out, Pattern endpoint, Exchange exchange)
      throws IOException {
    try (PassThrough behind = new PassThrough(port(endpoint))) {
      Optional<Head> head = in.head();
      while (head.isPresent() && exchange.answer(Request.of(head.get()), in, out, behind)) {
        head = in.head();
      }
    }
  }

  private boolean answerQueues(Request request, Inbound in, OutputStream out, PassThrough behind)
      throws IOException {
    queueCounts.add(request.container(), Operations.ofQueues(request));
    return behind.pass(request, in, out);
  }

  private boolean answerBlobs(Request request, Inbound in, OutputStream out, PassThrough behind)
      throws IOException {
    String operation = Operations.ofBlobs(request);
    boolean archive = request.container().equals(ARCHIVES);
    boolean open = true;
    blobCounts.add(request.container(), operation);
    if (archive && archives.isPresent()) {
      Answer answer = archives.get().answer(operation, request, in);
      answer.send(out, request.method().equals("HEAD"));
    } else {
      open = behind.pass(request, in, out);
    }
    if (archive && operation.equals(Operations.PUT_BLOB) && ImageWrites.isImage(request.name())) {
      writes.add();
    }
    return open;
  }

  private int port(Pattern endpoint) {
    Matcher matcher = endpoint.matcher(azurite);
    if (!matcher.find()) {
      throw new IllegalArgumentException("not a connection string of Azurite");
    }
    return Integer.parseInt(matcher.group(2));
  }

  private static Pattern endpoint(String service) {
    return Pattern.compile("(" + service + "Endpoint=http://127\\.0\\.0\\.1:)(\\d+)");
  }

  @Override
  public void close() {
    try {
      blobs.close();
      queues.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
