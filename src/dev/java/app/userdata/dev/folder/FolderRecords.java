package app.userdata.dev.folder;

import app.userdata.job.RecordStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Records as files below a folder, whose names are those of the records with an ending: so a record
 * and a folder may share a name. One process writes, which {@link FolderLock} sees to; others may
 * read meanwhile.
 */
public final class FolderRecords implements RecordStore {
  private static final String SUFFIX = ".record";
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");

  private final Path folder;
  private final WholeFiles files;

  /**
   * @param folder holds nothing else
   * @param pieces a folder on the same disk, for files that are not whole yet
   */
  public FolderRecords(Path folder, Path pieces) {
    this.folder = folder;
    this.files = new WholeFiles(pieces);
  }

  @Override
  public Optional<Versioned> find(String name) {
    return RecordFile.read(file(name))
        .map(found -> new Versioned(found.body(), found.head().version(), found.modified()));
  }

  @Override
  public synchronized boolean create(String name, byte[] body, Map<String, String> labels) {
    Path file = file(name);
    if (Files.exists(file)) {
      return false;
    }
    write(file, body, labels);
    return true;
  }

  @Override
  public synchronized Optional<String> replace(String name, byte[] body, String version) {
    Path file = file(name);
    return RecordFile.readHead(file)
        .filter(found -> found.head().version().equals(version))
        .map(found -> write(file, body, found.head().labels()));
  }

  @Override
  public synchronized void put(String name, byte[] body) {
    write(file(name), body, Map.of());
  }

  @Override
  public synchronized void delete(String name) {
    WholeFiles.discard(file(name));
  }

  @Override
  public Page list(String prefix, Optional<String> continuation, int most) {
    SortedFiles names = new SortedFiles(folder, SUFFIX, prefix, continuation.orElse(""));
    List<Entry> entries = new ArrayList<>();
    while (names.hasNext()) {
      if (entries.size() == most) {
        return new Page(entries, Optional.of(entries.get(most - 1).name()));
      }
      entry(names.next()).ifPresent(entries::add);
    }
    return new Page(entries, Optional.empty());
  }

  @Override
  public List<Entry> children(String prefix) {
    if (!prefix.endsWith("/")) {
      throw new IllegalArgumentException("children are asked for below a prefix that ends in /");
    }
    return SortedFiles.names(folder.resolve(prefix), SUFFIX).stream()
        .filter(name -> !name.endsWith("/"))
        .flatMap(name -> entry(prefix + name).stream())
        .toList();
  }

  /** Nothing where the record went since it was listed. */
  private Optional<Entry> entry(String name) {
    return RecordFile.readHead(file(name))
        .map(found -> new Entry(name, found.head().labels(), found.modified()));
  }

  private String write(Path file, byte[] body, Map<String, String> labels) {
    RecordFile.Head head = new RecordFile.Head(UUID.randomUUID().toString(), labels);
    files.write(file, head.line(), body);
    return head.version();
  }

  private Path file(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not the name of a record: " + name);
    }
    return folder.resolve(name + SUFFIX);
  }
}
