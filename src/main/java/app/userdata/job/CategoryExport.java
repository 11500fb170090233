package app.userdata.job;

import app.userdata.category.CategoryId;
import app.userdata.category.Copier;
import app.userdata.category.DataCategories;
import app.userdata.category.Deadline;
import app.userdata.category.EarlierResults;
import app.userdata.category.ExportContext;
import app.userdata.category.Step;
import app.userdata.category.StepResult;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Does the export steps of one category: puts together what it works with. */
final class CategoryExport implements StepHandler {
  private final CategoryId category;
  private final Resources resources;
  private final Ports ports;
  private final Copier copier;
  private final Duration stepTime;
  private final Clock clock;

  CategoryExport(
      CategoryId category,
      Resources resources,
      Ports ports,
      Copier copier,
      Duration stepTime,
      Clock clock) {
    this.category = category;
    this.resources = resources;
    this.ports = ports;
    this.copier = copier;
    this.stepTime = stepTime;
    this.clock = clock;
  }

  @Override
  public StoredResult run(Job job, Work work) {
    Resource resource = resources.of(job);
    ExportContext context =
        new ExportContext(
            resource.service(),
            resource.account(),
            ports.archives().of(job.id()),
            new RecordParts(ports.records(), job.id()),
            new Earlier(new ResultBook(ports.records(), job.id(), job.attempt())),
            ScopeResolver.scope(job),
            copier,
            new Deadline(clock, clock.instant().plus(stepTime)));
    StepResult result = DataCategories.of(category).export(work.step(category), context);
    return StoredResult.of(result, clock.instant());
  }

  /** Results below this category's node. */
  private final class Earlier implements EarlierResults {
    private final ResultBook book;

    Earlier(ResultBook book) {
      this.book = book;
    }

    @Override
    public StepResult get(String path) {
      return book.get(full(path)).asEarlier();
    }

    @Override
    public List<Named> below(String path) {
      Map<String, Member> members = book.members(full(path));
      return members.keySet().stream()
          .filter(segment -> !segment.equals(Step.THEN))
          .sorted()
          .map(segment -> new Named(path + "/" + segment, get(path + "/" + segment)))
          .toList();
    }

    private String full(String path) {
      return Work.EXPORT + "/" + category.id() + "/" + path;
    }
  }
}
