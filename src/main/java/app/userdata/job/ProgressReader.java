package app.userdata.job;

import app.userdata.category.Tally;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Derives a job's progress from its results: one listing for each group that is still open, nothing
 * below what is rolled up. A snapshot, at most one a second, spares many askers the same walk;
 * nothing else reads it.
 */
final class ProgressReader {
  private static final Duration FRESH = Duration.ofSeconds(1);
  private final RecordStore records;
  private final Clock clock;

  ProgressReader(RecordStore records, Clock clock) {
    this.records = records;
    this.clock = clock;
  }

  Progress read(Job job) {
    Job.End end = job.end();
    if (end != null) {
      return ended(end.totals());
    }
    String name = job.id() + "/a" + job.attempt() + "/progress.snapshot";
    Optional<Progress> snapshot =
        records.find(name).map(found -> Json.read(found.body(), Progress.class));
    Instant now = clock.instant();
    // A plan's counts are complete as soon as it waits, and cost no walk.
    boolean waiting = job.status() == JobStatus.AWAITING_CONFIRMATION;
    if (!waiting && snapshot.isPresent() && snapshot.get().at().plus(FRESH).isAfter(now)) {
      return snapshot.get();
    }
    Progress walked = walk(job, now);
    Progress progress = snapshot.map(walked::notBehind).orElse(walked);
    records.put(name, Json.bytes(progress));
    return progress;
  }

  private Progress ended(Map<String, Tally> totals) {
    Map<String, Progress.Part> parts = new LinkedHashMap<>();
    totals.forEach(
        (category, tally) -> parts.put(category, new Progress.Part(tally, 1, true, true)));
    return new Progress(1, parts, clock.instant());
  }

  private Progress walk(Job job, Instant now) {
    TreeProgress tree = new TreeProgress(Attempts.book(records, job));
    return job.kind() == JobKind.EXPORT ? tree.export(job, now) : tree.deletion(job, now);
  }
}
