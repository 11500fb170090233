package app.userdata.job;

import app.userdata.archive.ArchivePath;
import app.userdata.archive.ExportArchive;
import app.userdata.archive.ExportArchives;
import app.userdata.category.CategoryId;
import app.userdata.category.Outcome;
import app.userdata.report.Page;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Tells how jobs are and what they left behind. */
public final class Jobs {
  private static final Duration LINK_VALIDITY = Duration.ofHours(1);
  private static final ArchivePath REPORT = new ArchivePath("report.html");

  private final JobRecords jobs;
  private final RecordStore records;
  private final ExportArchives archives;
  private final EvidenceStore evidence;
  private final Removals removals;
  private final ProgressReader progress;

  Jobs(
      JobRecords jobs,
      RecordStore records,
      ExportArchives archives,
      EvidenceStore evidence,
      Removals removals,
      Clock clock) {
    this.jobs = jobs;
    this.records = records;
    this.archives = archives;
    this.evidence = evidence;
    this.removals = removals;
    this.progress = new ProgressReader(records, clock);
  }

  /** The job as the API shows it. */
  public ObjectNode job(String id) {
    Job job = get(id);
    return JobViews.job(job, progress.read(job));
  }

  /** Of which kind a job is, also one that was removed. */
  public JobKind kind(String id) {
    return jobs.get(id).kind();
  }

  /** A page of jobs, newest first. */
  public ObjectNode list(
      Optional<JobKind> kind, Optional<JobStatus> status, int top, Optional<String> continuation) {
    RecordStore.Page page =
        jobs.newestFirst(continuation.map(token -> PageToken.read("jobs", token)), top);
    ObjectNode view = Json.object();
    ArrayNode list = view.putArray("jobs");
    for (RecordStore.Entry entry : page.entries()) {
      jobs.find(JobRecords.idIn(entry.name()))
          .filter(job -> job.removedAt() == null)
          .filter(job -> kind.map(wanted -> wanted == job.kind()).orElse(true))
          .filter(job -> status.map(wanted -> wanted == job.status()).orElse(true))
          .ifPresent(job -> list.add(JobViews.summary(job)));
    }
    page.continuation()
        .ifPresent(position -> view.put("continuationToken", PageToken.of("jobs", position)));
    return view;
  }

  /** A page of the outcomes of a job's items. */
  public ObjectNode items(
      String id,
      Optional<CategoryId> category,
      Optional<Outcome> outcome,
      int top,
      Optional<String> continuation) {
    return new JobItems(records, get(id), new JobItems.Filter(category, outcome), top)
        .page(continuation);
  }

  /** A page of links to the files of a finished archive, and the command that fetches all of it. */
  public ObjectNode archive(String id, int top, Optional<String> continuation) {
    ExportArchive archive = finished(id);
    String listing = "archive/" + id;
    ExportArchive.Links page =
        archive.links(
            continuation.map(token -> PageToken.read(listing, token)), top, LINK_VALIDITY);
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
    page.continuation()
        .ifPresent(position -> view.put("continuationToken", PageToken.of(listing, position)));
    return view;
  }

  /**
   * The certificate of a deletion, which outlives the job's other records.
   *
   * @throws JobProblem when there is none, or none yet
   */
  public byte[] evidence(String id) {
    return certificate(id);
  }

  /** One of the lists of items that the certificate names. */
  public byte[] evidenceItems(String id, String part) {
    certificate(id);
    return evidence
        .items(id, part)
        .orElseThrow(
            () -> JobProblem.notFound("part-not-found", "The evidence names no such part."));
  }

  private byte[] certificate(String id) {
    Job job = jobs.get(id);
    if (job.kind() == JobKind.EXPORT) {
      throw JobProblem.notFound("no-evidence", "Evidence is of deletions; this job is an export.");
    }
    if (!job.status().terminal()) {
      throw JobProblem.conflict(
          "not-finished", "There is no evidence yet: the job is " + job.status().id() + ".");
    }
    return Optional.of(job)
        .filter(one -> one.status() != JobStatus.CANCELED)
        .flatMap(evidence::certificate)
        .orElseThrow(
            () ->
                JobProblem.conflict(
                    "not-verified",
                    "There is no evidence: the deletion was not carried out and verified. GET items"
                        + " tells what is known."));
  }

  /**
   * Gives up a job that has ended: it is hidden at once; its archive and records go soon after, and
   * a deletion's evidence stays.
   */
  public void remove(String id) {
    removals.remove(id);
  }

  /**
   * The report of a job, a page for people: of an export the one in its archive, of a deletion what
   * is known of it, once it waits or has ended.
   */
  public byte[] report(String id) {
    Job job = get(id);
    if (job.kind() == JobKind.DELETION) {
      return new DeletionReport(job, records, evidence).page();
    }
    try (InputStream report = finished(id).read(REPORT)) {
      return report.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a browser may do with a report that it is sent: as the page says, and in no frame. */
  public static String reportPolicy() {
    return Page.POLICY + "; frame-ancestors 'none'";
  }

  private ExportArchive finished(String id) {
    Job job = get(id);
    if (job.kind() != JobKind.EXPORT) {
      throw JobProblem.notFound("no-archive", "Archives are of exports; this job is a deletion.");
    }
    if (Removals.expired(records, job.id())) {
      throw JobProblem.notFound(
          "archive-expired", "The archive has expired and was removed; export again.");
    }
    if (job.status() != JobStatus.SUCCEEDED && job.status() != JobStatus.PARTIALLY_SUCCEEDED) {
      throw JobProblem.conflict(
          "archive-not-finished",
          "There is no finished archive: the job is " + job.status().id() + ".");
    }
    return archives.of(job.id());
  }

  /** The job, unless it was removed. */
  private Job get(String id) {
    Job job = jobs.get(id);
    if (job.removedAt() != null) {
      throw JobProblem.notFound(
          "job-not-found", "The job was removed; GET jobs lists those that are there.");
    }
    return job;
  }
}
