package app.userdata.dev.memory;

import app.userdata.archive.ArchiveEntry;
import app.userdata.archive.ArchivePath;
import app.userdata.archive.ArchiveWriter;
import app.userdata.archive.ExportArchive;
import app.userdata.archive.ExportArchives;
import app.userdata.archive.Incoming;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Archives in memory. */
public final class InMemoryExportArchives implements ExportArchives {
  private final Map<String, NavigableMap<String, byte[]>> archives = new ConcurrentHashMap<>();

  @Override
  public ExportArchive of(String jobId) {
    return new InMemory(URI.create("memory:" + jobId), files(jobId));
  }

  /** A copy of what an archive holds, by path. */
  public NavigableMap<String, byte[]> contents(String jobId) {
    return new TreeMap<>(files(jobId));
  }

  private NavigableMap<String, byte[]> files(String jobId) {
    return archives.computeIfAbsent(jobId, id -> new ConcurrentSkipListMap<>());
  }

  private record InMemory(URI location, NavigableMap<String, byte[]> files)
      implements ExportArchive {
    @Override
    public ArchiveEntry write(ArchivePath path, String contentType, byte[] content) {
      files.put(path.value(), content.clone());
      return new ArchiveEntry(path, content.length, sha256(content));
    }

    @Override
    public ArchiveEntry write(ArchivePath path, String contentType, Incoming content)
        throws IOException {
      byte[] bytes =
          content instanceof Incoming.Flowing flowing
              ? flowing.body().readAllBytes()
              : ((Incoming.Held) content).bytes();
      if (bytes.length != content.length()) {
        throw new IOException("the reply has another length than it said");
      }
      if (content.md5().filter(md5 -> !Arrays.equals(md5, digest("MD5", bytes))).isPresent()) {
        throw new IOException("the bytes do not match the MD5 that their source tells");
      }
      return write(path, contentType, bytes);
    }

    /** Fetches as storage does: by a request of its own, and all or nothing. */
    @Override
    public boolean fetch(ArchivePath path, String contentType, URI source, byte[] md5) {
      try (InputStream in = source.toURL().openStream()) {
        byte[] bytes = in.readAllBytes();
        if (!Arrays.equals(md5, digest("MD5", bytes))) {
          return false;
        }
        write(path, contentType, bytes);
        return true;
      } catch (IOException e) {
        return false;
      }
    }

    @Override
    public ArchiveWriter open(ArchivePath path, String contentType) {
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      return new ArchiveWriter() {
        @Override
        public void write(byte[] bytes, int offset, int length) {
          content.write(bytes, offset, length);
        }

        @Override
        public ArchiveEntry finish() {
          return InMemory.this.write(path, contentType, content.toByteArray());
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public InputStream read(ArchivePath path) {
      byte[] content = files.get(path.value());
      if (content == null) {
        throw new UncheckedIOException(new FileNotFoundException(path.value()));
      }
      return new ByteArrayInputStream(content);
    }

    @Override
    public Page list(String prefix, Optional<String> continuation, int most) {
      List<StoredFile> page = new ArrayList<>();
      for (Map.Entry<String, byte[]> file :
          files.tailMap(continuation.orElse(prefix), continuation.isEmpty()).entrySet()) {
        if (!file.getKey().startsWith(prefix)) {
          break;
        }
        if (page.size() == most) {
          return new Page(page, Optional.of(page.get(most - 1).path().value()));
        }
        page.add(new StoredFile(new ArchivePath(file.getKey()), file.getValue().length));
      }
      return new Page(page, Optional.empty());
    }

    @Override
    public void delete(ArchivePath path) {
      files.remove(path.value());
    }

    @Override
    public Links links(Optional<String> continuation, int most, Duration validity) {
      Page page = list("", continuation, most);
      List<Link> links =
          page.files().stream()
              .map(
                  file ->
                      new Link(file.path(), file.bytes(), URI.create(location + "/" + file.path())))
              .toList();
      return new Links(links, Instant.now().plus(validity), page.continuation());
    }

    private static String sha256(byte[] content) {
      return HexFormat.of().formatHex(digest("SHA-256", content));
    }

    private static byte[] digest(String name, byte[] content) {
      try {
        return MessageDigest.getInstance(name).digest(content);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
