package app.userdata.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Moves a job that stopped moving: sends its open steps again, closes what a worker that died left
 * open, and fails what was sent again too often.
 */
final class StalledJobs {
  private static final int MOST_DRIVES = 10;
  private static final Duration LONGEST_SILENCE = Duration.ofHours(24);

  /** While a queue holds messages, ours may be among them, behind those of other jobs. */
  private static final int PATIENCE = 6;

  private final JobRecords jobs;
  private final RecordStore records;
  private final MessageQueue queue;
  private final StepQueue steps;
  private final StepRunner runner;
  private final JobEnd end;
  private final Duration stalledAfter;
  private final Clock clock;

  StalledJobs(
      JobRecords jobs,
      Ports ports,
      StepQueue steps,
      StepRunner runner,
      JobEnd end,
      Duration stalledAfter,
      Clock clock) {
    this.jobs = jobs;
    this.records = ports.records();
    this.queue = ports.queue();
    this.steps = steps;
    this.runner = runner;
    this.end = end;
    this.stalledAfter = stalledAfter;
    this.clock = clock;
  }

  /**
   * Looks after one job; does nothing while it moves.
   *
   * @return the job as it was found, unless it has ended
   */
  Optional<Job> look(JobRecords.Active active, Journal journal) {
    Optional<Job> job = jobs.find(active.id()).filter(one -> one.attempt() == active.attempt());
    if (job.isEmpty()) {
      // Its start died before it was written down, or is about to be; or a later attempt is on.
      if (active.since().plus(stalledAfter).isBefore(clock.instant())) {
        jobs.retire(active.id(), active.attempt());
      }
    } else if (job.get().status().terminal()) {
      end.announce(job.get());
    } else {
      end.warn(job.get());
      move(job.get(), journal);
    }
    return job.filter(one -> !one.status().terminal());
  }

  private void move(Job job, Journal journal) {
    ResultBook book = Attempts.book(records, job);
    Optional<Work> root =
        runner.roots(job, book).stream().filter(one -> !book.ended(one.path())).findFirst();
    List<Work> open = root.map(one -> new OpenSteps(book).find(one)).orElse(List.of());
    if (open.isEmpty()) {
      runner.advance(job, book, journal);
      return;
    }
    Watch seen = watch(job, open);
    Duration silent = Duration.between(seen.drivenAt(), clock.instant());
    boolean lost = open.stream().map(Work::queue).distinct().allMatch(queue::isEmpty);
    if (silent.compareTo(stalledAfter.multipliedBy(lost ? 1 : PATIENCE)) < 0) {
      return;
    }
    if (seen.drives() >= MOST_DRIVES
        || seen.since().plus(LONGEST_SILENCE).isBefore(clock.instant())) {
      open.forEach(
          work ->
              runner.abandon(job, work, "abandoned: it was sent again without effect", journal));
      return;
    }
    open.forEach(work -> steps.send(job, work));
    journal.driven(job, open.size());
    remember(job, seen.driven(clock.instant(), lost));
  }

  /** What the last look saw, or a new watch when anything moved since. */
  private Watch watch(Job job, List<Work> open) {
    String fingerprint = Hashes.sha256(Json.bytes(open.stream().map(Work::path).sorted().toList()));
    Optional<Watch> seen =
        records
            .find(name(job))
            .map(found -> Json.read(found.body(), Watch.class))
            .filter(watch -> watch.open().equals(fingerprint));
    if (seen.isPresent()) {
      return seen.get();
    }
    Watch fresh = new Watch(fingerprint, clock.instant(), clock.instant(), 0);
    remember(job, fresh);
    return fresh;
  }

  private void remember(Job job, Watch watch) {
    records.put(name(job), Json.bytes(watch));
  }

  private static String name(Job job) {
    return job.id() + "/a" + job.attempt() + "/watch.snapshot";
  }

  /**
   * A set of open steps that was seen.
   *
   * @param open hash over their paths
   * @param since when it was first seen so
   * @param drives how often its steps were sent again while their queues were empty
   */
  private record Watch(String open, Instant since, Instant drivenAt, int drives) {
    Watch driven(Instant at, boolean lost) {
      return new Watch(open, since, at, lost ? drives + 1 : drives);
    }
  }
}
