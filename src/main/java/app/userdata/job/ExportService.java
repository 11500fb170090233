package app.userdata.job;

import app.userdata.archive.ExportArchive;
import app.userdata.archive.ExportArchives;
import app.userdata.category.CategoryId;
import app.userdata.category.Outcome;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Accepts exports and tells how they are: the door through which triggers come in. */
public final class ExportService {
  private static final Duration LINK_VALIDITY = Duration.ofHours(1);

  private final JobRecords jobs;
  private final RecordStore records;
  private final Resources resources;
  private final ExportArchives archives;
  private final Settlement settlement;
  private final ProgressReader progress;
  private final Supplier<UUID> ids;
  private final Clock clock;

  ExportService(
      JobRecords jobs,
      RecordStore records,
      MessageQueue queue,
      Resources resources,
      ExportArchives archives,
      Supplier<UUID> ids,
      Clock clock) {
    this.jobs = jobs;
    this.records = records;
    this.resources = resources;
    this.archives = archives;
    this.settlement = new Settlement(queue, clock);
    this.progress = new ProgressReader(records, clock);
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * A request to export.
   *
   * @param category fixed by the route, else the body names them
   * @param idempotencyKey makes the start repeatable: the same key and body are the same job
   */
  public record Start(
      Optional<CategoryId> category,
      String body,
      Optional<String> idempotencyKey,
      Optional<String> caller) {}

  /** Starts an export, or finds the one that the same key started before. Returns the job's id. */
  public String start(Start start) {
    JobRequest request = RequestParser.parse(start.body(), start.category());
    String fingerprint = Hashes.sha256(JobKind.EXPORT.id() + "\n" + Json.text(request));
    String id = start.idempotencyKey().map(ExportService::derived).orElseGet(ids).toString();
    Job job = jobs.find(id).orElseGet(() -> jobs.create(accepted(id, request, fingerprint, start)));
    if (!job.fingerprint().equals(fingerprint)) {
      throw JobProblem.keyReused(
          "This idempotency key started another request; use a new key, or repeat the same body.");
    }
    if (job.status() == JobStatus.NOT_STARTED) {
      settlement.send(job, ExportSteps.root());
    }
    return job.id();
  }

  /** The job as the API shows it. */
  public ObjectNode job(String id) {
    Job job = get(id);
    return JobViews.job(job, progress.read(job));
  }

  /** A page of jobs, newest first. */
  public ObjectNode list(
      Optional<JobKind> kind, Optional<JobStatus> status, int top, Optional<String> continuation) {
    RecordStore.Page page = jobs.newestFirst(continuation, top);
    ObjectNode view = Json.object();
    ArrayNode list = view.putArray("jobs");
    for (RecordStore.Entry entry : page.entries()) {
      jobs.find(JobRecords.idIn(entry.name()))
          .filter(job -> kind.map(wanted -> wanted == job.kind()).orElse(true))
          .filter(job -> status.map(wanted -> wanted == job.status()).orElse(true))
          .ifPresent(job -> list.add(JobViews.summary(job)));
    }
    page.continuation().ifPresent(token -> view.put("continuationToken", token));
    return view;
  }

  /** A page of the outcomes of a job's items. */
  public ObjectNode items(
      String id,
      Optional<CategoryId> category,
      Optional<Outcome> outcome,
      int top,
      Optional<String> continuation) {
    return new JobItems(records).page(get(id), category, outcome, top, continuation);
  }

  /** A page of links to the files of a finished archive, and the command that fetches all of it. */
  public ObjectNode archive(String id, int top, Optional<String> continuation) {
    Job job = get(id);
    if (job.status() != JobStatus.SUCCEEDED && job.status() != JobStatus.PARTIALLY_SUCCEEDED) {
      throw JobProblem.conflict(
          "archive-not-finished",
          "The archive is not finished: the job is " + job.status().id() + ".");
    }
    ExportArchive archive = archives.of(id);
    ExportArchive.Links page = archive.links(continuation, top, LINK_VALIDITY);
    ObjectNode view = Json.object();
    view.put("location", archive.location().toString());
    view.put("azcopy", "azcopy copy \"" + archive.location() + "\" \".\" --recursive");
    view.put("expiresAt", page.expiresAt().toString());
    ArrayNode files = view.putArray("files");
    page.links()
        .forEach(
            link ->
                files
                    .addObject()
                    .put("path", link.path().value())
                    .put("bytes", link.bytes())
                    .put("uri", link.uri().toString()));
    page.continuation().ifPresent(token -> view.put("continuationToken", token));
    return view;
  }

  private Job get(String id) {
    Optional<Job> job = RequestParser.id(id).flatMap(valid -> jobs.find(valid.toString()));
    return job.orElseThrow(
        () ->
            JobProblem.notFound(
                "job-not-found", "There is no job with this id; GET jobs lists them."));
  }

  private Job accepted(String id, JobRequest request, String fingerprint, Start start) {
    Resource resource = resources.named(request.resource());
    Instant now = clock.instant();
    Instant received = request.receivedAt() == null ? now : request.receivedAt();
    return new Job(
        id,
        JobKind.EXPORT,
        JobStatus.NOT_STARTED,
        1,
        request,
        fingerprint,
        ScopeResolver.projects(request, resource),
        resource.service().endpoint().toString(),
        resource.service().apiVersion(),
        start.caller().orElse(null),
        null,
        now,
        now,
        received.atZone(ZoneOffset.UTC).plusMonths(1).toInstant(),
        null,
        null,
        null);
  }

  private static UUID derived(String key) {
    return UUID.nameUUIDFromBytes(
        Hashes.sha256("idempotency/" + key).getBytes(StandardCharsets.UTF_8));
  }
}
