package app.userdata.job;

import app.userdata.archive.ArchiveEntry;
import app.userdata.archive.ArchivePath;
import app.userdata.archive.Bag;
import app.userdata.archive.ExportArchive;
import app.userdata.category.CategoryId;
import app.userdata.category.Item;
import app.userdata.category.Outcome;
import app.userdata.category.StepResult;
import app.userdata.category.Tally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares what results say that they wrote with what storage holds. Only what is in both goes into
 * the manifest; a file that no result names is the trace of a step that was cut off, and is
 * removed.
 */
final class Completeness {
  /** The most that a listing returns at once. */
  private static final int PAGE = 5000;

  /** More than there are files above the projects. */
  private static final int FEW = 100;

  private static final String DATA = "data/";
  private static final String PROJECTS = "data/projects/";

  private final ResultBook book;
  private final ExportArchive archive;

  Completeness(ResultBook book, ExportArchive archive) {
    this.book = book;
    this.archive = archive;
  }

  /**
   * What a check found.
   *
   * @param hits the numbers of the selectors that something listed hits
   */
  record Checked(
      List<ArchiveEntry> entries,
      List<String> missing,
      List<String> notes,
      Set<String> hits,
      long changes) {
    byte[] manifest() {
      return Bag.manifest(entries);
    }

    Contents contents() {
      return Contents.of(entries, changes);
    }

    StoredResult result(String part, Instant at) {
      return new StoredResult(
          Tally.of(lost()),
          lost(),
          null,
          null,
          null,
          null,
          contents().with(Map.of("manifest", part, StepResult.HITS, String.join(",", hits))),
          notes,
          at);
    }

    /** The files that are not there, as items. */
    List<Item> lost() {
      return missing.stream().map(Checked::lost).toList();
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
    Told told = new Told();
    nodes.forEach(node -> book.each(node, told::add));
    return compare(told, stored(prefix));
  }

  /** Checks the files that belong to no project against the categories' first results. */
  Checked heads(List<String> nodes) {
    Told told = new Told();
    nodes.forEach(node -> told.add(book.get(node)));
    return compare(told, storedAbove());
  }

  private Checked compare(Told told, Map<ArchivePath, Long> stored) {
    List<ArchiveEntry> entries = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (ArchiveEntry entry : told.entries.values()) {
      Long bytes = stored.remove(entry.path());
      if (bytes != null && bytes == entry.bytes()) {
        entries.add(entry);
      } else {
        missing.add(entry.path().value());
      }
    }
    stored.keySet().forEach(archive::delete);
    return new Checked(entries, missing, told.notes, told.hits, told.changes);
  }

  private Map<ArchivePath, Long> stored(String prefix) {
    Map<ArchivePath, Long> stored = new TreeMap<>();
    Optional<String> continuation = Optional.empty();
    do {
      ExportArchive.Page page = archive.list(prefix, continuation, PAGE);
      page.files().forEach(file -> stored.put(file.path(), file.bytes()));
      continuation = page.continuation();
    } while (continuation.isPresent());
    return stored;
  }

  /** The few files that come before those of projects, in the order of their names. */
  private Map<ArchivePath, Long> storedAbove() {
    Map<ArchivePath, Long> stored = new TreeMap<>();
    for (ExportArchive.StoredFile file : archive.list(DATA, Optional.empty(), FEW).files()) {
      if (!file.path().value().startsWith(PROJECTS)) {
        stored.put(file.path(), file.bytes());
      }
    }
    return stored;
  }

  /** What results say. */
  private static final class Told {
    private final Map<ArchivePath, ArchiveEntry> entries = new TreeMap<>();
    private final List<String> notes = new ArrayList<>();
    private final Set<String> hits = new TreeSet<>();
    private long changes;

    void add(StoredResult result) {
      result.entriesOf().forEach(entry -> entries.put(entry.path(), entry));
      notes.addAll(result.notesOf());
      hits.addAll(result.hits());
      changes += result.changes();
    }
  }
}
