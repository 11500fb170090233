package app.userdata.dev.folder;

import app.userdata.archive.ArchiveEntry;
import app.userdata.archive.ArchivePath;
import app.userdata.archive.ArchiveWriter;
import app.userdata.archive.ExportArchive;
import app.userdata.archive.Incoming;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A bag that lies directly in a folder. Content types are known from the names of files. */
final class FolderArchive implements ExportArchive {
  private static final int CHUNK = 1 << 16;

  private final Path folder;
  private final WholeFiles files;

  /** The walk of the last listing, with which its next page goes on: a folder is read once. */
  private Optional<Walk> last = Optional.empty();

  FolderArchive(Path folder, WholeFiles files) {
    this.folder = folder;
    this.files = files;
  }

  private record Walk(String prefix, String position, SortedFiles names) {}

  @Override
  public ArchiveEntry write(ArchivePath path, String contentType, byte[] content) {
    try (FileWriter writer = writer(path)) {
      writer.write(content, 0, content.length);
      return writer.finish();
    }
  }

  @Override
  public ArchiveEntry write(ArchivePath path, String contentType, Incoming content)
      throws IOException {
    MessageDigest md5 = FileWriter.digest("MD5");
    InputStream body =
        content instanceof Incoming.Flowing flowing
            ? flowing.body()
            : new ByteArrayInputStream(((Incoming.Held) content).bytes());
    try (FileWriter writer = writer(path)) {
      byte[] chunk = new byte[CHUNK];
      for (int n = body.read(chunk); n >= 0; n = body.read(chunk)) {
        writer.write(chunk, 0, n);
        md5.update(chunk, 0, n);
      }
      if (writer.bytes() != content.length()) {
        throw new IOException("the reply has another length than it said");
      }
      byte[] actual = md5.digest();
      if (content.md5().filter(told -> !MessageDigest.isEqual(told, actual)).isPresent()) {
        throw new IOException("the bytes do not match the MD5 that their source tells");
      }
      return writer.finish();
    }
  }

  /** A folder fetches nothing by itself. */
  @Override
  public boolean fetch(ArchivePath path, String contentType, URI source, byte[] md5) {
    return false;
  }

  @Override
  public ArchiveWriter open(ArchivePath path, String contentType) {
    return writer(path);
  }

  @Override
  public InputStream read(ArchivePath path) {
    try {
      return Files.newInputStream(file(path));
    } catch (NoSuchFileException e) {
      throw new UncheckedIOException(new FileNotFoundException(path + " is not in the archive"));
    } catch (IOException e) {
      throw new FolderException(file(path), e);
    }
  }

  @Override
  public synchronized Page list(String prefix, Optional<String> continuation, int most) {
    String after = continuation.orElse("");
    SortedFiles names =
        last.filter(walk -> walk.prefix().equals(prefix) && walk.position().equals(after))
            .filter(walk -> continuation.isPresent())
            .map(Walk::names)
            .orElseGet(() -> new SortedFiles(folder, "", prefix, after));
    last = Optional.empty();
    List<StoredFile> page = new ArrayList<>();
    while (page.size() < most && names.hasNext()) {
      stored(names.next()).ifPresent(page::add);
    }
    if (!names.hasNext()) {
      return new Page(page, Optional.empty());
    }
    String position = page.get(page.size() - 1).path().value();
    last = Optional.of(new Walk(prefix, position, names));
    return new Page(page, Optional.of(position));
  }

  /** Nothing where the file went since it was listed, or is none of an archive. */
  private Optional<StoredFile> stored(String name) {
    Path file = folder.resolve(name);
    try {
      return Optional.of(new StoredFile(new ArchivePath(name), Files.size(file)));
    } catch (NoSuchFileException | IllegalArgumentException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new FolderException(file, e);
    }
  }

  @Override
  public void delete(ArchivePath path) {
    WholeFiles.discard(file(path));
  }

  @Override
  public Links links(Optional<String> continuation, int most, Duration validity) {
    Page page = list("", continuation, most);
    List<Link> links =
        page.files().stream()
            .map(stored -> new Link(stored.path(), stored.bytes(), file(stored.path()).toUri()))
            .toList();
    return new Links(links, Instant.now().plus(validity), page.continuation());
  }

  @Override
  public URI location() {
    return folder.toUri();
  }

  private FileWriter writer(ArchivePath path) {
    return new FileWriter(path, file(path), files);
  }

  private Path file(ArchivePath path) {
    return folder.resolve(path.value());
  }
}
