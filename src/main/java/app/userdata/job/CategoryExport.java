package app.userdata.job;

import app.userdata.category.CategoryId;
import app.userdata.category.DataCategories;
import app.userdata.category.Deadline;
import app.userdata.category.ExportContext;
import app.userdata.category.StepResult;
import app.userdata.copy.Copier;
import java.time.Clock;
import java.time.Duration;

/** Does the export steps of one category: puts together what it works with. */
final class CategoryExport implements StepHandler {
  private final CategoryId category;
  private final JobRecords jobs;
  private final Resources resources;
  private final Ports ports;
  private final Copier copier;
  private final Duration stepTime;
  private final Clock clock;

  CategoryExport(
      CategoryId category,
      JobRecords jobs,
      Resources resources,
      Ports ports,
      Copier copier,
      Duration stepTime,
      Clock clock) {
    this.category = category;
    this.jobs = jobs;
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
            new NodeResults(Attempts.book(ports.records(), job), Work.EXPORT + "/" + category.id()),
            ScopeResolver.scope(job),
            copier,
            new Deadline(clock, clock.instant().plus(stepTime), new CancelWatch(jobs, job, clock)));
    StepResult result = DataCategories.of(category).export(work.step(category), context);
    return StoredResult.of(result, clock.instant());
  }
}
