package app.userdata.dev.sink;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The container of archives, which keeps of each blob its name and length and no byte. What it does
 * not know it answers with 501, so that nobody measures what did not happen.
 */
final class ArchiveContainer {
  private static final Answer MISMATCH =
      Answer.refused(400, "Md5Mismatch", "The body is not what Content-MD5 says.");

  private final Duration writeLatency;
  private final Bodies bodies;
  private final AtomicBoolean created = new AtomicBoolean();
  private final AtomicLong versions = new AtomicLong();
  private final ConcurrentSkipListMap<String, StoredBlob> blobs = new ConcurrentSkipListMap<>();
  private final Map<String, Map<String, Long>> blocks = new ConcurrentHashMap<>();

  /**
   * @param writeLatency how much longer than it takes each Put Blob takes
   */
  ArchiveContainer(Duration writeLatency, Bodies bodies) {
    this.writeLatency = writeLatency;
    this.bodies = bodies;
  }

  /** Drops all blobs; the container stays. */
  void forget() {
    blobs.clear();
    blocks.clear();
  }

  /** Carries out one request, whose body is read to its end. */
  Answer answer(String operation, Request request, Inbound body) throws IOException {
    return switch (operation) {
      case Operations.PUT_BLOB -> putBlob(request, body);
      case Operations.PUT_BLOCK -> putBlock(request, body);
      case Operations.PUT_BLOCK_LIST -> putBlockList(request, body);
      case Operations.DELETE_BLOB -> deleteBlob(request);
      case Operations.GET_PROPERTIES -> properties(request);
      case Operations.LIST_BLOBS -> Answer.xml(new BlobList(blobs).xml(request));
      case Operations.CREATE_CONTAINER -> createContainer();
      default -> {
        body.pass(request.head().length(), OutputStream.nullOutputStream());
        System.err.println("sink: " + operation + " in the archive is not implemented");
        yield Answer.refused(501, "NotImplemented", "The sink does not know " + operation + ".");
      }
    };
  }

  private Answer createContainer() {
    return created.compareAndSet(false, true)
        ? Answer.of(201, written(versions.incrementAndGet()))
        : Answer.refused(409, "ContainerAlreadyExists", "The container is there.");
  }

  private Answer putBlob(Request request, Inbound body) throws IOException {
    Optional<String> md5 = bodies.received(request, body);
    if (md5.isEmpty()) {
      return MISMATCH;
    }
    pause();
    StoredBlob blob = new StoredBlob(request.head().length(), versions.incrementAndGet());
    if (request.head().field("if-none-match").isEmpty()) {
      blobs.put(request.name(), blob);
    } else if (blobs.putIfAbsent(request.name(), blob) != null) {
      return Answer.refused(409, "BlobAlreadyExists", "The blob is there.");
    }
    return Answer.of(201, written(blob.version()) + "Content-MD5: " + md5.get() + "\r\n");
  }

  private Answer putBlock(Request request, Inbound body) throws IOException {
    Optional<String> md5 = bodies.received(request, body);
    if (md5.isEmpty()) {
      return MISMATCH;
    }
    blocks
        .computeIfAbsent(request.name(), name -> new ConcurrentHashMap<>())
        .put(request.parameter("blockid"), request.head().length());
    return Answer.of(
        201, "x-ms-request-server-encrypted: true\r\nContent-MD5: " + md5.get() + "\r\n");
  }

  /** Takes all blocks that were put, which are those that the list names. */
  private Answer putBlockList(Request request, Inbound body) throws IOException {
    body.pass(request.head().length(), OutputStream.nullOutputStream());
    Map<String, Long> put = Optional.ofNullable(blocks.remove(request.name())).orElse(Map.of());
    long length = put.values().stream().mapToLong(Long::longValue).sum();
    StoredBlob blob = new StoredBlob(length, versions.incrementAndGet());
    blobs.put(request.name(), blob);
    return Answer.of(201, written(blob.version()));
  }

  private Answer deleteBlob(Request request) {
    return blobs.remove(request.name()) == null
        ? Answer.refused(404, "BlobNotFound", "There is no such blob.")
        : Answer.of(202, "x-ms-delete-type-permanent: true\r\n");
  }

  private Answer properties(Request request) {
    return Optional.ofNullable(blobs.get(request.name()))
        .map(
            blob ->
                Answer.of(
                    200,
                    written(blob.version())
                        + "x-ms-blob-type: BlockBlob\r\nContent-Length: "
                        + blob.length()
                        + "\r\n"))
        .orElseGet(() -> Answer.of(404, "x-ms-error-code: BlobNotFound\r\n"));
  }

  private static String written(long version) {
    return "ETag: \"0x"
        + Long.toHexString(version)
        + "\"\r\nLast-Modified: "
        + Answer.date()
        + "\r\nx-ms-request-server-encrypted: true\r\n";
  }

  /** Sleeps for real: a distant account takes time, and benchmarks measure that. */
  private void pause() throws IOException {
    if (writeLatency.isZero()) {
      return;
    }
    try {
      Thread.sleep(writeLatency.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
