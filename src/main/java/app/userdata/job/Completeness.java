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
  record Checked(List<ArchiveEntry> entries, List<String> missing, List<String> notes) {
    byte[] manifest() {
      return Bag.manifest(entries);
    }

    Contents contents() {
      return Contents.of(entries);
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
          contents().with(Map.of("manifest", part)),
          notes,
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
  Checked below(List<String> nodes, String prefix) {
    Map<ArchivePath, ArchiveEntry> named = new TreeMap<>();
    List<String> notes = new ArrayList<>();
    nodes.forEach(node -> book.each(node, result -> add(result, named, notes)));
    return compare(named, stored(prefix, path -> true), notes);
  }

  /** Checks the files that belong to no project against the categories' first results. */
  Checked heads(List<String> nodes) {
    Map<ArchivePath, ArchiveEntry> named = new TreeMap<>();
    List<String> notes = new ArrayList<>();
    nodes.forEach(node -> add(book.get(node), named, notes));
    return compare(
        named, stored("data/", path -> !path.value().startsWith("data/projects/")), notes);
  }

  private static void add(
      StoredResult result, Map<ArchivePath, ArchiveEntry> named, List<String> notes) {
    result.entriesOf().forEach(entry -> named.put(entry.path(), entry));
    notes.addAll(result.notesOf());
  }

  private Checked compare(
      Map<ArchivePath, ArchiveEntry> named, Map<ArchivePath, Long> stored, List<String> notes) {
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
    return new Checked(entries, missing, notes);
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
