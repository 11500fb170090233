package app.userdata.archive;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where the archive of one job lies. Every write replaces an older file of the same path, so
 * repeating one is harmless.
 */
public interface ExportArchive {
  /** Writes a small file in one request; the service checks its MD5. */
  ArchiveEntry write(ArchivePath path, String contentType, byte[] content);

  /**
   * Writes a file that comes from elsewhere in one request; the service checks its MD5.
   *
   * @throws IOException when the content cannot be read to its end, or is not what its source
   *     remembers, or did not arrive as it was read; an {@link UnfinishedWriteException} when it
   *     was read well. It may succeed when the file is read again.
   */
  ArchiveEntry write(ArchivePath path, String contentType, Incoming content) throws IOException;

  /**
   * Lets storage fetch a file from where it lies.
   *
   * @param source may hold a signature
   * @param md5 of the file, which storage checks
   * @return false where storage cannot; then nothing is written
   */
  boolean fetch(ArchivePath path, String contentType, URI source, byte[] md5);

  /** Starts a file that may be larger than memory. */
  ArchiveWriter open(ArchivePath path, String contentType);

  /**
   * Reads a file; the caller closes it. Fails with {@link java.io.UncheckedIOException} when it is
   * absent.
   */
  InputStream read(ArchivePath path);

  /** The files whose path begins with a text, in order of their names, a page at a time. */
  Page list(String prefix, Optional<String> continuation, int most);

  /** Removes a file; an absent one is success. */
  void delete(ArchivePath path);

  /** Short-lived read-only links to the files that {@link #list} names. */
  Links links(Optional<String> continuation, int most, Duration validity);

  /** The folder that holds the bag, without any signature. */
  URI location();

  /** One page of a listing. */
  record Page(List<StoredFile> files, Optional<String> continuation) {
    public Page {
      files = List.copyOf(files);
    }
  }

  /** A file as storage knows it. */
  record StoredFile(ArchivePath path, long bytes) {}

  /** One page of links. */
  record Links(List<Link> links, Instant expiresAt, Optional<String> continuation) {
    public Links {
      links = List.copyOf(links);
    }
  }

  /** A link to one file; its URI holds a signature and is never logged. */
  record Link(ArchivePath path, long bytes, URI uri) {
    @Override
    public String toString() {
      return path.value();
    }
  }
}
