package app.userdata.copy;

import app.userdata.archive.ArchiveEntry;
import app.userdata.archive.ArchivePath;
import app.userdata.archive.ArchiveWriter;
import app.userdata.archive.ExportArchive;
import app.userdata.archive.UnfinishedWriteException;
import app.userdata.customvision.CustomVisionException;
import app.userdata.customvision.Download;
import app.userdata.customvision.ExcessiveReplyException;
import app.userdata.customvision.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Copies files from the service's storage into an archive, as many at a time as its threads allow,
 * whatever number of steps the host runs in this process.
 */
public final class Copier {
  /** Why an item failed whose links were refused, however fresh. */
  public static final String LINK_REFUSED = "the service's links were refused, fresh ones too";

  private static final int TRIES = 5;
  private static final String UNREADABLE =
      "the bytes could not be read completely in " + TRIES + " tries";

  private final CopyThreads threads;
  private final Transfer transfer;
  private final Waiting waiting;

  public Copier(CopyThreads threads, Transfer transfer, Waiting waiting) {
    this.threads = threads;
    this.transfer = transfer;
    this.waiting = waiting;
  }

  /** Copies all of them; the answers are in the same order. */
  public List<Copied> copy(Way way, List<Source> sources, Naming naming) {
    return all(sources, source -> one(way, source, naming));
  }

  /** Writes all of these files; what is said of them is in the same order. */
  public List<ArchiveEntry> write(ExportArchive archive, List<Made> files) {
    return all(files, file -> archive.write(file.path(), file.contentType(), file.content()));
  }

  private <S, T> List<T> all(List<S> sources, Function<S, T> copy) {
    List<Future<T>> running = new ArrayList<>();
    for (S source : sources) {
      running.add(threads.submit(() -> copy.apply(source)));
    }
    List<T> copied = new ArrayList<>();
    for (Future<T> one : running) {
      copied.add(result(one));
    }
    return copied;
  }

  /** Streams a file of any size into the archive, in blocks. */
  public ArchiveEntry copyLarge(Way way, URI uri, ArchivePath path, String contentType) {
    return repeated(
        () -> {
          try (Download download = way.service().download(way.project(), uri);
              ArchiveWriter writer = way.archive().open(path, contentType)) {
            return ReadAndWrite.inBlocks(download, writer);
          }
        });
  }

  private Copied one(Way way, Source source, Naming naming) {
    if (way.over().getAsBoolean()) {
      return new Copied.Untried();
    }
    try {
      ArchiveEntry entry = repeated(() -> transfer.transfer(way, source, naming));
      threads.moved(entry.bytes());
      return new Copied.Stored(entry);
    } catch (CustomVisionException.LinkExpired e) {
      return new Copied.Expired();
    } catch (CustomVisionException.NotFound | CustomVisionException.DownloadRefused e) {
      return new Copied.Broken(String.valueOf(e.getMessage()));
    } catch (UncheckedIOException e) {
      return new Copied.Broken(
          e.getCause() instanceof ExcessiveReplyException excess ? excess.why() : UNREADABLE);
    } catch (CustomVisionException.Unavailable e) {
      return new Copied.Broken(UNREADABLE);
    }
  }

  /**
   * Tries again when a file broke off; the client has retried whatever failed before its first
   * byte, and storage what is held whole.
   */
  private ArchiveEntry repeated(Attempt attempt) {
    for (int tries = 1; ; tries++) {
      try {
        return attempt.run();
      } catch (UnfinishedWriteException e) {
        if (tries == TRIES) {
          throw e.reason();
        }
      } catch (IOException e) {
        if (tries == TRIES || e instanceof ExcessiveReplyException) {
          throw new UncheckedIOException(e);
        }
      }
      pause(Duration.ofMillis(50L << tries));
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

  private static <T> T result(Future<T> copy) {
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
