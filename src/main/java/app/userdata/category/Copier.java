package app.userdata.category;

import app.userdata.archive.ArchiveEntry;
import app.userdata.archive.ArchivePath;
import app.userdata.archive.ArchiveWriter;
import app.userdata.customvision.CustomVisionException;
import app.userdata.customvision.Download;
import app.userdata.customvision.Waiting;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.BiFunction;

/**
 * Copies files from the service's storage into the archive, a bounded number at a time and within a
 * bounded number of bytes, whatever number of steps the host runs in this process. A file is held
 * whole for the moment of its one write, so that the write can be repeated without reading the
 * source again.
 */
public final class Copier {
  /** Why an item failed whose links were refused, however fresh. */
  static final String LINK_REFUSED = "the service's links were refused, fresh ones too";

  private static final int TRIES = 5;
  private static final int CHUNK = 1 << 16;

  private final ExecutorService threads;
  private final int budget;
  private final Semaphore bytes;
  private final Waiting waiting;

  /**
   * @param threads how many copies run side by side
   * @param budget bytes that all running copies may hold together; larger files are streamed in
   *     blocks
   */
  public Copier(ExecutorService threads, int budget, Waiting waiting) {
    this.threads = threads;
    this.budget = budget;
    this.bytes = new Semaphore(budget, true);
    this.waiting = waiting;
  }

  /** A file to copy. */
  record Source(UUID id, URI uri) {}

  /** What became of one copy. */
  sealed interface Copied permits Stored, Expired, Untried, Broken {}

  /** It is in the archive. */
  record Stored(ArchiveEntry entry) implements Copied {}

  /** Its link was refused; a fresh one may work. */
  record Expired() implements Copied {}

  /** The step's time was over, or its job canceled, before its turn came. */
  record Untried() implements Copied {}

  /** It cannot be had, and why. */
  record Broken(String reason) implements Copied {}

  /** Copies all of them; the answers are in the same order. */
  List<Copied> copy(
      ExportContext context,
      UUID project,
      List<Source> sources,
      BiFunction<UUID, String, ArchivePath> path) {
    List<Future<Copied>> running = new ArrayList<>();
    for (Source source : sources) {
      running.add(
          threads.submit(
              () ->
                  context.deadline().passed()
                      ? new Untried()
                      : one(context, project, source, path)));
    }
    List<Copied> copied = new ArrayList<>();
    for (Future<Copied> one : running) {
      copied.add(result(one));
    }
    return copied;
  }

  /** Streams a file of any size into the archive, in blocks. */
  ArchiveEntry copyLarge(ExportContext context, UUID project, URI uri, ArchivePath path) {
    return repeated(
        () -> {
          try (Download download = context.service().download(project, uri)) {
            return stream(context, download, path, "application/zip");
          }
        });
  }

  private Copied one(
      ExportContext context,
      UUID project,
      Source source,
      BiFunction<UUID, String, ArchivePath> path) {
    try {
      return new Stored(repeated(() -> attempt(context, project, source, path)));
    } catch (CustomVisionException.LinkExpired e) {
      return new Expired();
    } catch (CustomVisionException.NotFound | CustomVisionException.DownloadRefused e) {
      return new Broken(String.valueOf(e.getMessage()));
    } catch (CustomVisionException.Unavailable | UncheckedIOException e) {
      return new Broken("the bytes could not be read completely in " + TRIES + " tries");
    }
  }

  private ArchiveEntry attempt(
      ExportContext context,
      UUID project,
      Source source,
      BiFunction<UUID, String, ArchivePath> path)
      throws IOException {
    try (Download download = context.service().download(project, source.uri())) {
      OptionalLong length = download.length();
      if (length.isEmpty() || length.getAsLong() > budget / 2) {
        return stream(
            context,
            download,
            path.apply(source.id(), MediaType.OTHER.extension()),
            MediaType.OTHER.contentType());
      }
      int held = Math.max(1, (int) length.getAsLong());
      bytes.acquireUninterruptibly(held);
      try {
        byte[] content = read(download.body(), (int) length.getAsLong());
        check(download, content);
        MediaType type = MediaType.of(content);
        return context
            .archive()
            .write(path.apply(source.id(), type.extension()), type.contentType(), content);
      } finally {
        bytes.release(held);
      }
    }
  }

  private static ArchiveEntry stream(
      ExportContext context, Download download, ArchivePath path, String contentType)
      throws IOException {
    try (ArchiveWriter writer = context.archive().open(path, contentType)) {
      byte[] chunk = new byte[CHUNK];
      InputStream body = download.body();
      long total = 0;
      for (int n = body.read(chunk); n >= 0; n = body.read(chunk)) {
        writer.write(chunk, 0, n);
        total += n;
      }
      if (download.length().isPresent() && download.length().getAsLong() != total) {
        throw new IOException("the reply ended early");
      }
      return writer.finish();
    }
  }

  private static byte[] read(InputStream body, int length) throws IOException {
    byte[] content = body.readNBytes(length);
    if (content.length != length || body.read() >= 0) {
      throw new IOException("the reply has another length than it said");
    }
    return content;
  }

  private static void check(Download download, byte[] content) throws IOException {
    if (download.contentMd5().isPresent()
        && !Arrays.equals(download.contentMd5().get(), md5(content))) {
      throw new IOException("the bytes do not match the Content-MD5 of the reply");
    }
  }

  private static byte[] md5(byte[] content) {
    try {
      return MessageDigest.getInstance("MD5").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }

  /**
   * Tries again when a reply broke off; the client has retried whatever failed before its first
   * byte.
   */
  private ArchiveEntry repeated(Attempt attempt) {
    for (int tries = 1; ; tries++) {
      try {
        return attempt.run();
      } catch (IOException e) {
        if (tries == TRIES) {
          throw new UncheckedIOException(e);
        }
        pause(Duration.ofMillis(50L << tries));
      }
    }
  }

  private void pause(Duration duration) {
    try {
      waiting.pause(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while copying", e);
    }
  }

  private static Copied result(Future<Copied> copy) {
    try {
      return copy.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while copying", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error fatal) {
        throw fatal;
      }
      throw new IllegalStateException("a copy failed", e.getCause());
    }
  }

  @FunctionalInterface
  private interface Attempt {
    ArchiveEntry run() throws IOException;
  }
}
