package app.userdata.job;

import app.userdata.archive.ArchiveEntry;
import app.userdata.archive.ArchivePath;
import app.userdata.archive.Bag;
import app.userdata.archive.ExportArchive;
import app.userdata.category.CategoryId;
import app.userdata.category.Item;
import app.userdata.category.Outcome;
import app.userdata.category.Tally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Compares what results say that they wrote with what storage holds. Only what is in both goes into
 * the manifest; a file that no result names is the trace of a step that was cut off, and is
 * removed.
 */
final class Completeness {
  private static final int PAGE = 1000;
  private final ResultBook book;
  private final ExportArchive archive;

  Completeness(ResultBook book, ExportArchive archive) {
    this.book = book;
    this.archive = archive;
  }

  /** What a check found. */
  record Checked(List<ArchiveEntry> entries, List<String> missing) {
    byte[] manifest() {
      return Bag.manifest(entries);
    }

    long bytes() {
      return entries.stream().mapToLong(ArchiveEntry::bytes).sum();
    }

    StoredResult result(String part, Instant at) {
      List<Item> items = missing.stream().map(Checked::lost).toList();
      return new StoredResult(
          Tally.of(items),
          items,
          null,
          null,
          null,
          null,
          Map.of(
              "manifest",
              part,
              "files",
              String.valueOf(entries.size()),
              "bytes",
              String.valueOf(bytes())),
          null,
          at);
    }

    private static Item lost(String path) {
      return new Item(
          CategoryId.PROJECTS,
          null,
          null,
          path,
          Outcome.FAILED,
          "the file is not in the archive as it was written",
          null);
    }
  }

  /** Checks the files under a prefix against the results at and below the given nodes. */
  Checked check(List<String> nodes, String prefix, Predicate<ArchivePath> mine) {
    Map<ArchivePath, ArchiveEntry> named = new TreeMap<>();
    nodes.forEach(node -> collect(node, prefix, named));
    Map<ArchivePath, Long> stored = stored(prefix, mine);
    List<ArchiveEntry> entries = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (ArchiveEntry entry : named.values()) {
      Long bytes = stored.remove(entry.path());
      if (bytes != null && bytes == entry.bytes()) {
        entries.add(entry);
      } else {
        missing.add(entry.path().value());
      }
    }
    stored.keySet().forEach(archive::delete);
    return new Checked(entries, missing);
  }

  private void collect(String node, String prefix, Map<ArchivePath, ArchiveEntry> named) {
    Optional<String> continuation = Optional.empty();
    do {
      ResultBook.Page page = book.results(node, continuation, PAGE);
      for (String path : page.paths()) {
        if (path.equals(node) || path.startsWith(node + "/")) {
          book.get(path).entriesOf().stream()
              .filter(entry -> entry.path().value().startsWith(prefix))
              .forEach(entry -> named.put(entry.path(), entry));
        }
      }
      continuation = page.continuation();
    } while (continuation.isPresent());
  }

  private Map<ArchivePath, Long> stored(String prefix, Predicate<ArchivePath> mine) {
    Map<ArchivePath, Long> stored = new TreeMap<>();
    Optional<String> continuation = Optional.empty();
    do {
      ExportArchive.Page page = archive.list(prefix, continuation, PAGE);
      page.files().stream()
          .filter(file -> mine.test(file.path()))
          .forEach(file -> stored.put(file.path(), file.bytes()));
      continuation = page.continuation();
    } while (continuation.isPresent());
    return stored;
  }
}
