package app.userdata.job;

import app.userdata.category.Tally;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Derives a job's progress from its results: from the names of those whose group is still open,
 * nothing below what is rolled up. A snapshot, at most one a second, spares many askers the same
 * walk, the longer, the longer the walk took; nothing else reads it.
 */
final class ProgressReader {
  private static final Duration FRESH = Duration.ofSeconds(1);

  /** A snapshot is good for so many times as long as it took to make. */
  private static final int WORTH = 20;

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
    Optional<Snapshot> snapshot =
        records.find(name).map(found -> Json.read(found.body(), Snapshot.class));
    Instant now = clock.instant();
    // A plan's counts are complete as soon as it waits, and cost no walk.
    boolean waiting = job.status() == JobStatus.AWAITING_CONFIRMATION;
    if (!waiting && snapshot.filter(one -> one.until().isAfter(now)).isPresent()) {
      return snapshot.get().progress();
    }
    Progress walked = walk(job, now);
    Progress progress = snapshot.map(Snapshot::progress).map(walked::notBehind).orElse(walked);
    Instant done = clock.instant();
    Duration good = Duration.between(now, done).multipliedBy(WORTH);
    Instant until = done.plus(good.compareTo(FRESH) > 0 ? good : FRESH);
    records.put(name, Json.bytes(new Snapshot(progress, until)));
    return progress;
  }

  /** What a walk found, and how long that may be told. */
  private record Snapshot(Progress progress, Instant until) {}

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
