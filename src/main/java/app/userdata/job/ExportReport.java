package app.userdata.job;

import app.userdata.archive.Report;
import app.userdata.category.CategoryId;
import app.userdata.category.Item;
import app.userdata.category.Outcome;
import app.userdata.category.Step;
import app.userdata.category.Tally;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects from results what the report of an export tells. */
final class ExportReport {
  private final ResultBook book;
  private final List<List<String>> rows = new ArrayList<>();
  private final Map<Skipped, Long> skipped = new LinkedHashMap<>();
  private final List<List<String>> failures = new ArrayList<>();
  private long failed;

  ExportReport(ResultBook book) {
    this.book = book;
  }

  /**
   * The report.
   *
   * @param lost files of no project that the archive has not
   */
  Report of(Job job, Instant finished, List<String> notes, Contents contents, List<Item> lost) {
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
    facts.put("Payload", contents.files() + " files, " + contents.bytes() + " bytes");
    List<List<String>> reasons = new ArrayList<>();
    skipped.forEach(
        (why, items) -> reasons.add(List.of(why.category.id(), why.reason, "" + items)));
    return new Report("Custom Vision export", facts, rows, reasons, failures, failed, notes);
  }

  private void add(CategoryId category, Tally tally) {
    failed += tally.failed();
    rows.add(
        List.of(
            category.id(),
            "" + tally.planned(),
            "" + tally.done(),
            "" + tally.skipped(),
            "" + tally.failed(),
            "" + tally.bytes()));
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
    if (item.outcome() == Outcome.SKIPPED) {
      skipped.merge(new Skipped(item.category(), text(item.reason())), 1L, Long::sum);
    } else if (item.outcome() == Outcome.FAILED && failures.size() < Report.MOST_FAILURES) {
      failures.add(
          List.of(item.category().id(), text(item.projectId()), item.id(), text(item.reason())));
    }
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** Why items of a category were skipped. */
  private record Skipped(CategoryId category, String reason) {}
}
