package app.userdata.job;

import app.userdata.archive.ArchiveEntry;
import app.userdata.archive.ArchivePath;
import app.userdata.archive.ExportArchive;
import app.userdata.archive.ExportArchive.StoredFile;
import app.userdata.category.CategoryId;
import app.userdata.category.Item;
import app.userdata.category.Outcome;
import app.userdata.category.StepResult;
import app.userdata.category.Tally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares what results say that they wrote with what storage holds. Only what is in both goes into
 * the manifest; a file that no result names is the trace of a step that was cut off, and is
 * removed. Both are walked in the order of their names, so that memory holds little of either.
 */
final class Completeness {
  private static final String DATA = "data/";
  private static final String PROJECTS = "data/projects/";

  /** More than there are files above the projects. */
  private static final int FEW = 100;

  private final ResultBook book;
  private final ExportArchive archive;
  private final RecordParts parts;

  Completeness(ResultBook book, ExportArchive archive, RecordParts parts) {
    this.book = book;
    this.archive = archive;
    this.parts = parts;
  }

  /**
   * What a check found.
   *
   * @param manifest the parts that hold its lines
   * @param hits the numbers of the selectors that something listed hits
   */
  record Checked(
      Contents contents,
      List<String> manifest,
      List<String> missing,
      List<String> notes,
      Set<String> hits) {
    StoredResult result(Instant at) {
      return new StoredResult(
          Tally.of(lost()),
          lost(),
          null,
          null,
          null,
          null,
          contents()
              .with(
                  Map.of(
                      "manifest",
                      String.join(",", manifest),
                      StepResult.HITS,
                      String.join(",", hits))),
          notes,
          at);
    }

    /** The parts that a step left as its data. */
    static List<String> manifest(Map<String, String> data) {
      String names = data.getOrDefault("manifest", "");
      return names.isEmpty() ? List.of() : List.of(names.split(","));
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
  Checked below(List<String> nodes, String prefix, String stem) {
    Told told = new Told();
    nodes.forEach(node -> book.each(node, told::add));
    return compare(told, new StoredFiles(archive, prefix), stem);
  }

  /** Checks the files that belong to no project against the categories' first results. */
  Checked heads(List<String> nodes, String stem) {
    Told told = new Told();
    nodes.forEach(node -> told.add(book.get(node)));
    Iterator<StoredFile> above =
        archive.list(DATA, Optional.empty(), FEW).files().stream()
            .filter(file -> !file.path().value().startsWith(PROJECTS))
            .iterator();
    return compare(told, above, stem);
  }

  private Checked compare(Told told, Iterator<StoredFile> stored, String stem) {
    Comparing comparing = new Comparing(stored, new ManifestParts(parts, stem));
    told.entries.each(comparing::told);
    comparing.rest();
    // Not while the listing was read.
    comparing.strays.forEach(archive::delete);
    return new Checked(
        comparing.contents.withChanges(told.changes),
        comparing.manifest.names(),
        comparing.missing,
        told.notes,
        told.hits);
  }

  /** A walk along both sides. */
  private static final class Comparing {
    private final Iterator<StoredFile> stored;
    private final ManifestParts manifest;
    private final List<String> missing = new ArrayList<>();
    private final List<ArchivePath> strays = new ArrayList<>();
    private Contents contents = Contents.NOTHING;
    private Optional<StoredFile> at;

    Comparing(Iterator<StoredFile> stored, ManifestParts manifest) {
      this.stored = stored;
      this.manifest = manifest;
      this.at = next();
    }

    void told(ArchiveEntry entry) {
      while (at.isPresent() && at.get().path().compareTo(entry.path()) < 0) {
        stray();
      }
      boolean there = at.filter(file -> file.path().equals(entry.path())).isPresent();
      if (there && at.get().bytes() == entry.bytes()) {
        manifest.add(entry);
        contents = contents.plus(entry);
      } else {
        missing.add(entry.path().value());
      }
      if (there) {
        at = next();
      }
    }

    void rest() {
      while (at.isPresent()) {
        stray();
      }
    }

    private void stray() {
      strays.add(at.orElseThrow().path());
      at = next();
    }

    private Optional<StoredFile> next() {
      return stored.hasNext() ? Optional.of(stored.next()) : Optional.empty();
    }
  }

  /** What results say. */
  private static final class Told {
    private final SortedEntries entries = new SortedEntries();
    private final List<String> notes = new ArrayList<>();
    private final Set<String> hits = new TreeSet<>();
    private long changes;

    void add(StoredResult result) {
      result.entriesOf().forEach(entries::add);
      notes.addAll(result.notesOf());
      hits.addAll(result.hits());
      changes += result.changes();
    }
  }
}
