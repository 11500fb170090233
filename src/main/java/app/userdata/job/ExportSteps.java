package app.userdata.job;

import app.userdata.archive.ExportArchive;
import app.userdata.archive.ExportArchives;
import app.userdata.archive.TrainingSet;
import app.userdata.category.CategoryId;
import app.userdata.category.Step;
import app.userdata.copy.Copier;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The steps of an export that belong to no category. The root names the categories; when they are
 * done, something is made of each project; then the archive is checked project by project, and then
 * sealed.
 */
final class ExportSteps implements StepHandler {
  static final String START = "start";

  /** The steps that check the archive lie below it, by project. */
  static final String CHECKS = Work.EXPORT + "/" + Step.THEN + "/" + Step.THEN;

  /** The step that seals the archive. */
  static final String SEALED = CHECKS + "/" + Step.THEN;

  private static final String FINISH = "finish";
  private static final String CHECK = "check";
  private static final String MANIFEST = "manifest";
  private static final String SEAL = "seal";

  private final JobRecords jobs;
  private final RecordStore records;
  private final ExportArchives archives;
  private final Copier copier;
  private final Clock clock;

  ExportSteps(
      JobRecords jobs, RecordStore records, ExportArchives archives, Copier copier, Clock clock) {
    this.jobs = jobs;
    this.records = records;
    this.archives = archives;
    this.copier = copier;
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
      case ProjectSteps.PROJECT -> projects(job).open(job, work);
      case FormatSteps.WHOLE -> formats(job).whole(work, set(job, work), clock.instant());
      case FormatSteps.IMAGES -> formats(job).images(job, work, set(job, work), clock.instant());
      case PortraitSteps.PORTRAIT -> projects(job).portrait(job, work, book(job));
      case CHECK -> check(job, work);
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
    return named(categories, then(work, FINISH));
  }

  private StoredResult finish(Job job, Work work) {
    List<Work> projects =
        job.projects().stream().map(project -> ProjectSteps.first(work, project)).toList();
    return named(projects, then(work, CHECK));
  }

  private StoredResult check(Job job, Work work) {
    jobs.update(
        job.id(),
        current ->
            current.status() == JobStatus.RUNNING
                ? current.to(JobStatus.VERIFYING, clock.instant())
                : current);
    List<Work> projects =
        job.projects().stream()
            .map(project -> work.below(project, MANIFEST, Map.of(ProjectSteps.PROJECT, project)))
            .toList();
    return named(projects, then(work, SEAL));
  }

  private static Work then(Work work, String kind) {
    return work.below(Step.THEN, kind, Map.of());
  }

  private StoredResult named(List<Work> children, Work then) {
    return StoredResult.naming(children, then, Map.of(), clock.instant());
  }

  private StoredResult manifest(Job job, Work work) {
    String project = work.arg(ProjectSteps.PROJECT);
    Stream<String> categories = job.categories().stream().map(CategoryId::id);
    List<String> nodes =
        Stream.concat(categories, Stream.of(Step.THEN))
            .map(branch -> Work.EXPORT + "/" + branch + "/" + project)
            .toList();
    return new Completeness(book(job), archive(job), parts(job))
        .below(nodes, "data/projects/" + project + "/", "manifest/" + project)
        .result(clock.instant());
  }

  private StoredResult seal(Job job) {
    return new Sealing(book(job), archive(job), parts(job), clock)
        .seal(jobs.find(job.id()).orElse(job));
  }

  private FormatSteps formats(Job job) {
    return new FormatSteps(parts(job), archive(job), copier);
  }

  /** What the first step of a project read, for a step below it. */
  private TrainingSet set(Job job, Work work) {
    return projects(job).set(book(job).get(Work.parent(work.path())));
  }

  private ProjectSteps projects(Job job) {
    return new ProjectSteps(parts(job), archive(job), clock);
  }

  private RecordParts parts(Job job) {
    return new RecordParts(records, job.id());
  }

  private ResultBook book(Job job) {
    return Attempts.book(records, job);
  }

  private ExportArchive archive(Job job) {
    return archives.of(job.id());
  }
}
