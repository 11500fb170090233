package app.userdata.dev.launcher;

import app.userdata.archive.ArchiveEntry;
import app.userdata.archive.ArchivePath;
import app.userdata.archive.ArchiveWriter;
import app.userdata.archive.ExportArchive;
import app.userdata.archive.ExportArchives;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Archives in a folder of this machine: every job in a folder of its own. */
final class FolderArchives implements ExportArchives {
  private final Path folder;

  FolderArchives(Path folder) {
    this.folder = folder;
  }

  @Override
  public ExportArchive of(String jobId) {
    return new FolderArchive(folder.resolve(jobId));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private record FolderArchive(Path root) implements ExportArchive {
    @Override
    public ArchiveEntry write(ArchivePath path, String contentType, byte[] content) {
      try (ArchiveWriter writer = open(path, contentType)) {
        writer.write(content, 0, content.length);
        return writer.finish();
      } catch (IOException e) {
        throw new UncheckedIOException("could not write " + path, e);
      }
    }

    @Override
    public ArchiveWriter open(ArchivePath path, String contentType) {
      return new FileWriter(root.resolve(path.value()), path);
    }

    @Override
    public InputStream read(ArchivePath path) {
      try {
        return Files.newInputStream(root.resolve(path.value()));
      } catch (IOException e) {
        throw new UncheckedIOException("could not read " + path, e);
      }
    }

    @Override
    public Page list(String prefix, Optional<String> continuation, int most) {
      try (Stream<Path> files = Files.exists(root) ? Files.walk(root) : Stream.empty()) {
        List<StoredFile> page =
            files
                .filter(Files::isRegularFile)
                .map(file -> root.relativize(file).toString().replace('\\', '/'))
                .filter(name -> !name.endsWith(FileWriter.UNFINISHED))
                .filter(name -> name.startsWith(prefix))
                .filter(name -> continuation.map(last -> name.compareTo(last) > 0).orElse(true))
                .sorted()
                .limit(most)
                .map(this::stored)
                .toList();
        return new Page(
            page,
            page.size() < most ? Optional.empty() : Optional.of(page.get(most - 1).path().value()));
      } catch (IOException e) {
        throw new UncheckedIOException("could not list the archive", e);
      }
    }

    @Override
    public void delete(ArchivePath path) {
      try {
        Files.deleteIfExists(root.resolve(path.value()));
      } catch (IOException e) {
        throw new UncheckedIOException("could not delete " + path, e);
      }
    }

    @Override
    public Links links(Optional<String> continuation, int most, Duration validity) {
      Page page = list("", continuation, most);
      List<Link> links =
          page.files().stream()
              .map(
                  file ->
                      new Link(
                          file.path(), file.bytes(), root.resolve(file.path().value()).toUri()))
              .toList();
      return new Links(links, Instant.now().plus(validity), page.continuation());
    }

    @Override
    public URI location() {
      return root.toUri();
    }

    private StoredFile stored(String name) {
      try {
        return new StoredFile(new ArchivePath(name), Files.size(root.resolve(name)));
      } catch (IOException e) {
        throw new UncheckedIOException("could not look at " + name, e);
      }
    }
  }

  /**
   * Writes beside the file and moves it into place, so that a file is either whole or not there.
   */
  private static final class FileWriter implements ArchiveWriter {
    static final String UNFINISHED = ".unfinished";
    private final Path file;
    private final Path unfinished;
    private final ArchivePath path;
    private final OutputStream out;
    private final MessageDigest digest = sha256();
    private long bytes;

    FileWriter(Path file, ArchivePath path) {
      this.file = file;
      this.path = path;
      try {
        Path parent = file.toAbsolutePath().normalize().getParent();
        Path folder = parent == null ? Path.of(".") : Files.createDirectories(parent);
        this.unfinished = Files.createTempFile(folder, "part", UNFINISHED);
        this.out = Files.newOutputStream(unfinished);
      } catch (IOException e) {
        throw new UncheckedIOException("could not write " + path, e);
      }
    }

    @Override
    public void write(byte[] content, int offset, int length) throws IOException {
      out.write(content, offset, length);
      digest.update(content, offset, length);
      bytes += length;
    }

    @Override
    public ArchiveEntry finish() throws IOException {
      out.close();
      Files.move(
          unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      return new ArchiveEntry(path, bytes, HexFormat.of().formatHex(digest.digest()));
    }

    @Override
    public void close() {
      try {
        out.close();
        Files.deleteIfExists(unfinished);
      } catch (IOException e) {
        throw new UncheckedIOException("could not clean up after " + path, e);
      }
    }
  }
}
