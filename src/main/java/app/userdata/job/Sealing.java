package app.userdata.job;

import app.userdata.archive.ArchiveEntry;
import app.userdata.archive.ArchiveWriter;
import app.userdata.archive.Bag;
import app.userdata.archive.ExportArchive;
import app.userdata.category.CategoryId;
import app.userdata.category.Selectors;
import app.userdata.category.Step;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finishes an archive: the manifest of all projects, the bag's description and the report.
 * Manifests are written last.
 */
final class Sealing {
  private static final String TEXT = "text/plain; charset=utf-8";
  private final ResultBook book;
  private final ExportArchive archive;
  private final RecordParts parts;
  private final Clock clock;

  /**
   * When the last category was done. It comes from a stored result, not from the clock: sealing
   * twice, even at the same time, must write the same bytes.
   */
  private final Instant finished;

  Sealing(ResultBook book, ExportArchive archive, RecordParts parts, Clock clock) {
    this.book = book;
    this.archive = archive;
    this.parts = parts;
    this.clock = clock;
    this.finished = book.get(Work.EXPORT + "/" + Step.THEN).at();
  }

  StoredResult seal(Job job) {
    List<String> tops =
        job.categories().stream().map(category -> Work.EXPORT + "/" + category.id()).toList();
    Completeness.Checked top = new Completeness(book, archive, parts).heads(tops, "manifest/top");
    List<String> notes = new ArrayList<>(top.notes());
    Contents contents = top.contents();
    Set<String> hits = new TreeSet<>();
    List<String> fragments = new ArrayList<>(top.manifest());
    for (String project : job.projects()) {
      StoredResult checked = book.get(ExportSteps.CHECKS + "/" + project);
      Map<String, String> data = checked.dataOf();
      notes.addAll(checked.notesOf());
      fragments.addAll(Completeness.Checked.manifest(data));
      contents = contents.plus(Contents.in(data));
      hits.addAll(checked.hits());
    }
    notes.addAll(noMatch(job, hits));
    List<ArchiveEntry> tags = new ArrayList<>();
    tags.add(archive.write(Bag.DECLARATION, TEXT, Bag.declaration()));
    tags.add(archive.write(Bag.INFO, TEXT, Bag.info(info(job, contents))));
    tags.add(
        archive.write(
            Bag.REPORT,
            "text/html; charset=utf-8",
            new ExportReport(book, parts).page(job, finished, notes, contents, top.lost())));
    tags.add(manifest(fragments));
    archive.write(Bag.TAG_MANIFEST, TEXT, Bag.manifest(tags));
    StoredResult sealed = top.result(clock.instant());
    return new StoredResult(
        sealed.tally(),
        sealed.itemsOf(),
        null,
        null,
        null,
        null,
        sealed.dataOf(),
        notes,
        clock.instant());
  }

  /** Which selectors of the request hit nothing in any project. */
  private List<String> noMatch(Job job, Set<String> hits) {
    Selectors selectors = ScopeResolver.scope(job).selectors();
    Set<String> hit = selectors.named(hits);
    boolean complete =
        book.members(Work.EXPORT).values().stream()
            .allMatch(member -> member.tally().failed() == 0);
    return NoMatch.notes(
        selectors
            .names(
                job.categories().contains(CategoryId.IMAGES),
                job.categories().contains(CategoryId.PREDICTIONS))
            .stream()
            .filter(name -> !hit.contains(name))
            .toList(),
        complete);
  }

  private ArchiveEntry manifest(List<String> fragments) {
    try (ArchiveWriter writer = archive.open(Bag.MANIFEST, TEXT)) {
      for (String fragment : fragments) {
        try (InputStream in = parts.read(fragment)) {
          byte[] content = in.readAllBytes();
          writer.write(content, 0, content.length);
        }
      }
      return writer.finish();
    } catch (IOException e) {
      throw new UncheckedIOException("could not write the manifest", e);
    }
  }

  private Map<String, String> info(Job job, Contents contents) {
    Map<String, String> info = new LinkedHashMap<>();
    info.put("Source-Organization", "Azure Custom Vision resource at " + job.origin().endpoint());
    info.put(
        "External-Description",
        "Export of Custom Vision user data: " + String.join(", ", job.request().categories()));
    info.put("External-Identifier", job.id());
    info.put("Custom-Vision-Api-Version", job.origin().apiVersion());
    info.put("Export-Started", job.origin().createdAt().toString());
    info.put("Export-Finished", finished.toString());
    info.put("Changed-Meanwhile", String.valueOf(contents.changes()));
    info.put(
        "Redaction", "keys, tokens and the signatures of links are removed from every document");
    info.put("Redacted-Values", String.valueOf(contents.redactions()));
    info.put("Bagging-Date", finished.atZone(ZoneOffset.UTC).toLocalDate().toString());
    info.put("Payload-Oxum", Bag.oxum(contents.bytes(), contents.files()));
    return info;
  }
}
