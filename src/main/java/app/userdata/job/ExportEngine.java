package app.userdata.job;

import app.userdata.archive.ExportArchives;
import app.userdata.category.CategoryId;
import app.userdata.category.Copier;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** The export engine, put together from its ports. */
public record ExportEngine(ExportService service, Steps steps) {
  /** How long a step may go on taking work before it names a continuation. */
  public static final Duration STEP_TIME = Duration.ofSeconds(45);

  /** Builds the engine; nothing is called before its first use. */
  public static ExportEngine of(
      RecordStore records,
      MessageQueue queue,
      ExportArchives archives,
      Resources resources,
      Copier copier,
      Supplier<UUID> ids,
      Clock clock) {
    JobRecords jobs = new JobRecords(records);
    Map<String, StepHandler> handlers = new HashMap<>();
    handlers.put(Work.JOB_STEPS, new ExportSteps(jobs, records, archives, clock));
    for (CategoryId category : CategoryId.values()) {
      handlers.put(
          category.exportQueue(),
          new CategoryExport(category, resources, archives, records, copier, STEP_TIME, clock));
    }
    return new ExportEngine(
        new ExportService(jobs, records, queue, resources, archives, ids, clock),
        new StepRunner(jobs, records, queue, handlers, new JobEnd(jobs, queue, clock), clock));
  }
}
