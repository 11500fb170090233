package app.userdata.job;

import app.userdata.archive.ExportArchive;
import app.userdata.archive.ExportArchives;
import app.userdata.category.CategoryId;
import app.userdata.category.Step;
import app.userdata.category.Tally;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * The steps of an export that belong to no category. The root names the categories; when they are
 * done, the archive is checked project by project, and then sealed.
 */
final class ExportSteps implements StepHandler {
  static final String START = "start";
  private static final String FINISH = "finish";
  private static final String MANIFEST = "manifest";
  private static final String SEAL = "seal";

  private final JobRecords jobs;
  private final RecordStore records;
  private final ExportArchives archives;
  private final Clock clock;

  ExportSteps(JobRecords jobs, RecordStore records, ExportArchives archives, Clock clock) {
    this.jobs = jobs;
    this.records = records;
    this.archives = archives;
    this.clock = clock;
  }

  /** The step with which an export begins. */
  static Work root() {
    return new Work(Work.JOB_STEPS, Work.EXPORT, START, Map.of());
  }

  @Override
  public StoredResult run(Job job, Work work) {
    return switch (work.kind()) {
      case START -> start(job, work);
      case FINISH -> finish(job, work);
      case MANIFEST -> manifest(job, work);
      case SEAL -> seal(job);
      default -> throw new IllegalStateException("unknown kind of step: " + work.kind());
    };
  }

  private StoredResult start(Job job, Work work) {
    jobs.update(
        job.id(),
        current ->
            current.status() == JobStatus.NOT_STARTED
                ? current.to(JobStatus.RUNNING, clock.instant())
                : current);
    List<Work> categories =
        job.categories().stream().map(category -> Work.of(Step.first(category))).toList();
    return named(categories, new Work(Work.JOB_STEPS, work.path() + "/then", FINISH, Map.of()));
  }

  private StoredResult finish(Job job, Work work) {
    jobs.update(
        job.id(),
        current ->
            current.status() == JobStatus.RUNNING
                ? current.to(JobStatus.VERIFYING, clock.instant())
                : current);
    List<Work> projects =
        job.projects().stream()
            .map(
                project ->
                    new Work(
                        Work.JOB_STEPS,
                        work.path() + "/" + project,
                        MANIFEST,
                        Map.of("project", project)))
            .toList();
    return named(projects, new Work(Work.JOB_STEPS, work.path() + "/then", SEAL, Map.of()));
  }

  private StoredResult named(List<Work> children, Work then) {
    return new StoredResult(
        Tally.NONE, null, null, children, null, then, null, null, clock.instant());
  }

  private StoredResult manifest(Job job, Work work) {
    String project = work.args().get("project");
    List<String> nodes =
        job.categories().stream()
            .map(CategoryId::id)
            .map(id -> Work.EXPORT + "/" + id + "/" + project)
            .toList();
    return new Completeness(book(job), archive(job), new RecordParts(records, job.id()))
        .below(nodes, "data/projects/" + project + "/", "manifest/" + project)
        .result(clock.instant());
  }

  private StoredResult seal(Job job) {
    return new Sealing(book(job), archive(job), new RecordParts(records, job.id()), clock)
        .seal(jobs.find(job.id()).orElse(job));
  }

  private ResultBook book(Job job) {
    return Attempts.book(records, job);
  }

  private ExportArchive archive(Job job) {
    return archives.of(job.id());
  }
}
