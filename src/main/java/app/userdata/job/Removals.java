package app.userdata.job;

import app.userdata.archive.ExportArchive;
import app.userdata.archive.ExportArchives;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives up what the app itself keeps: archives and records, when their time is over or when
 * somebody asks for it. A deletion's evidence stays, and of every job a bare record, so that its id
 * is not used again.
 */
final class Removals {
  private static final String DUE = "expiry/";
  private static final String KEPT = "kept/";
  private static final String EXPIRED = "/archive.expired";
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyyMMddHHmm").withZone(ZoneOffset.UTC);
  private static final int PAGE = 200;

  private final JobRecords jobs;
  private final RecordStore records;
  private final ExportArchives archives;
  private final Duration archiveLife;
  private final Duration recordLife;
  private final Clock clock;

  Removals(
      JobRecords jobs,
      RecordStore records,
      ExportArchives archives,
      Duration archiveLife,
      Duration recordLife,
      Clock clock) {
    this.jobs = jobs;
    this.records = records;
    this.archives = archives;
    this.archiveLife = archiveLife;
    this.recordLife = recordLife;
    this.clock = clock;
  }

  /** What goes. */
  private enum What {
    ARCHIVE,
    RECORDS
  }

  /** Keeps an archive from expiring by itself, because a deletion relies on it. */
  static void keep(RecordStore records, String exportId, String deletionId) {
    records.put(KEPT + exportId, Json.bytes(Map.of("deletion", deletionId)));
  }

  /** Whether the archive of an export has expired, though the job is still known. */
  static boolean expired(RecordStore records, String exportId) {
    return records.find(exportId + EXPIRED).isPresent();
  }

  /** Notes when a job that has ended will be given up. */
  void schedule(Job job) {
    Instant now = clock.instant();
    if (job.kind() == JobKind.EXPORT) {
      note(now.plus(archiveLife), What.ARCHIVE, job.id());
    }
    note(now.plus(recordLife), What.RECORDS, job.id());
  }

  /**
   * Gives up a job that has ended: it is hidden at once, and what it left goes piece by piece.
   *
   * @throws JobProblem when there is no such job, or it has not ended
   */
  void remove(String id) {
    Job removed =
        jobs.update(
            jobs.get(id).id(),
            job -> {
              if (!job.status().terminal()) {
                throw JobProblem.conflict(
                    "job-not-ended",
                    "The job is " + job.status().id() + "; it can be removed when it has ended.");
              }
              return job.removedAt() == null ? job.removed(clock.instant()) : job;
            });
    note(Instant.EPOCH, What.RECORDS, removed.id());
  }

  /** Removes what is due, until the given time; the next call goes on. */
  void tick(Instant stop, Journal journal) {
    String now = MINUTE.format(clock.instant());
    RecordStore.Page page = records.list(DUE, Optional.empty(), PAGE);
    for (RecordStore.Entry entry : page.entries()) {
      String[] fields = entry.name().substring(DUE.length()).split("-", 3);
      if (fields[0].compareTo(now) > 0 || clock.instant().isAfter(stop)) {
        return;
      }
      remove(entry.name(), fields, stop, journal);
    }
  }

  /** One that cannot be given up now must not keep the others. */
  private void remove(String entry, String[] fields, Instant stop, Journal journal) {
    try {
      if (done(What.valueOf(fields[1]), fields[2], stop)) {
        records.delete(entry);
      }
    } catch (RuntimeException e) {
      journal.neglected(fields[2], Reasons.of(e));
    }
  }

  private boolean done(What what, String id, Instant stop) {
    Optional<Job> job = jobs.find(id);
    if (job.filter(one -> !one.status().terminal()).isPresent()) {
      // It runs again; its next end notes another time.
      return true;
    }
    boolean kept = records.find(KEPT + id).isPresent();
    if (kept && job.filter(one -> one.removedAt() == null).isPresent()) {
      return what == What.ARCHIVE || postponed(id);
    }
    if (what == What.ARCHIVE && job.isPresent()) {
      records.put(id + EXPIRED, Json.bytes(Map.of()));
    }
    if (what == What.RECORDS) {
      job.filter(one -> one.removedAt() == null)
          .ifPresent(one -> jobs.update(id, current -> current.removed(clock.instant())));
    }
    return clearArchive(id, stop) && (what == What.ARCHIVE || clearRecords(id, stop));
  }

  /** The records of an export that is kept stay as long as those of any other job again. */
  private boolean postponed(String id) {
    note(clock.instant().plus(recordLife), What.RECORDS, id);
    return true;
  }

  private boolean clearArchive(String id, Instant stop) {
    ExportArchive archive = archives.of(id);
    while (clock.instant().isBefore(stop)) {
      List<ExportArchive.StoredFile> files = archive.list("", Optional.empty(), PAGE).files();
      if (files.isEmpty()) {
        return true;
      }
      files.forEach(file -> archive.delete(file.path()));
    }
    return false;
  }

  private boolean clearRecords(String id, Instant stop) {
    String evidence = EvidenceStore.folder(id);
    Optional<String> continuation = Optional.empty();
    do {
      RecordStore.Page page = records.list(id + "/", continuation, PAGE);
      page.entries().stream()
          .map(RecordStore.Entry::name)
          .filter(name -> !name.startsWith(evidence) && !name.equals(id + "/job.json"))
          .forEach(records::delete);
      continuation = page.continuation();
    } while (continuation.isPresent() && clock.instant().isBefore(stop));
    if (continuation.isEmpty()) {
      records.delete(KEPT + id);
    }
    return continuation.isEmpty();
  }

  private void note(Instant at, What what, String id) {
    records.put(DUE + MINUTE.format(at) + "-" + what + "-" + id, Json.bytes(Map.of()));
  }
}
