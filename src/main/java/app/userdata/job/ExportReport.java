package app.userdata.job;

import app.userdata.category.CategoryId;
import app.userdata.category.Item;
import app.userdata.category.Outcome;
import app.userdata.category.Step;
import app.userdata.category.Tally;
import app.userdata.report.ExportPage;
import app.userdata.report.ExportSummary;
import app.userdata.report.ExportSummary.Project;
import app.userdata.report.ExportSummary.Row;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects from results what the report of an export tells. */
final class ExportReport {
  private static final int GROUPS_OF_A_PROJECT = 10;

  private final ResultBook book;
  private final RecordParts parts;
  private final List<Row> rows = new ArrayList<>();
  private final ReasonGroups skipped = new ReasonGroups(ExportSummary.MOST_GROUPS);
  private final ReasonGroups failures = new ReasonGroups(ExportSummary.MOST_GROUPS);
  private final Map<String, ReasonGroups> byProject = new HashMap<>();
  private long failed;

  ExportReport(ResultBook book, RecordParts parts) {
    this.book = book;
    this.parts = parts;
  }

  /**
   * The page.
   *
   * @param lost files of no project that the archive has not
   */
  byte[] page(Job job, Instant finished, List<String> notes, Contents contents, List<Item> lost) {
    Map<String, Member> members = book.members(Work.EXPORT);
    for (CategoryId category : job.categories()) {
      Member member = members.get(category.id());
      add(category, member == null ? Tally.NONE : member.tally());
    }
    book.each(
        Work.EXPORT + "/" + Step.THEN,
        ExportReport::incomplete,
        checked -> lost(checked.itemsOf()));
    lost(lost);
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Resource", job.origin().endpoint());
    facts.put("API version", job.origin().apiVersion());
    facts.put("Job", job.id());
    facts.put("Started", seconds(job.origin().createdAt()));
    facts.put("Finished", seconds(finished));
    ExportSummary summary =
        new ExportSummary(
            facts,
            job.origin().endpoint(),
            seconds(job.origin().createdAt()),
            job.request().subject() != null,
            rows,
            skipped.list(),
            failures.list(),
            failed,
            notes,
            contents.files(),
            contents.bytes(),
            contents.redactions(),
            contents.changes());
    return ExportPage.html(
        summary, job.projects().stream().map(this::project).iterator(), job.projects().size());
  }

  private Project project(String id) {
    return new Project(
        id,
        PortraitSteps.find(book, parts, Work.EXPORT + "/" + Step.THEN + "/" + id),
        Map.of(),
        byProject.getOrDefault(id, new ReasonGroups(GROUPS_OF_A_PROJECT)).list());
  }

  private void add(CategoryId category, Tally tally) {
    failed += tally.failed();
    rows.add(
        new Row(
            category.id(),
            tally.planned(),
            tally.done(),
            tally.skipped(),
            tally.failed(),
            tally.bytes()));
    if (incomplete(tally)) {
      book.each(
          Work.EXPORT + "/" + category.id(),
          ExportReport::incomplete,
          result -> result.itemsOf().forEach(this::add));
    }
  }

  private void lost(List<Item> items) {
    failed += items.size();
    items.forEach(this::add);
  }

  private static boolean incomplete(Tally tally) {
    return tally.skipped() > 0 || tally.failed() > 0;
  }

  private void add(Item item) {
    String category = item.category().id();
    if (item.outcome() == Outcome.SKIPPED) {
      skipped.add(category, item);
    } else if (item.outcome() == Outcome.FAILED) {
      failures.add(category, item);
      if (item.projectId() != null) {
        byProject
            .computeIfAbsent(item.projectId(), any -> new ReasonGroups(GROUPS_OF_A_PROJECT))
            .add(category, item);
      }
    }
  }

  private static String seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
