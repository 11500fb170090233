package app.userdata.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;

/**
 * Sees to it that every job ends, whatever was lost: empties the poison queues and looks after each
 * active job, then gives up what is due. One at a time, for a bounded time; the next tick goes on
 * where this one stopped.
 */
public final class Supervisor {
  private static final Duration LONGEST_TICK = Duration.ofMinutes(4);
  private static final String BEGINNING = "";

  private final JobRecords jobs;
  private final Lease lease;
  private final PoisonQueues poison;
  private final StalledJobs stalled;
  private final Removals removals;
  private final Duration tick;
  private final JobMeter meter;
  private final Clock clock;

  Supervisor(
      JobRecords jobs,
      Lease lease,
      PoisonQueues poison,
      StalledJobs stalled,
      Removals removals,
      Duration stalledAfter,
      JobMeter meter,
      Clock clock) {
    this.jobs = jobs;
    this.lease = lease;
    this.poison = poison;
    this.stalled = stalled;
    this.removals = removals;
    this.tick = stalledAfter.compareTo(LONGEST_TICK) < 0 ? stalledAfter : LONGEST_TICK;
    this.meter = meter;
    this.clock = clock;
  }

  /**
   * Does a bounded piece of work, unless another process does.
   *
   * @param log of the invocation
   */
  public void tick(Logger log) {
    Journal journal = new Journal(log, meter, clock);
    Optional<Lease.Held> held = lease.acquire(tick.plus(tick.dividedBy(4)));
    if (held.isPresent()) {
      Instant stop = clock.instant().plus(tick);
      poison.drain(stop, journal);
      String position = lookAfterJobs(held.get().position(), stop, journal);
      removals.tick(stop, journal);
      lease.release(held.get(), position);
    }
  }

  private String lookAfterJobs(String after, Instant stop, Journal journal) {
    ActiveJobs seen = new ActiveJobs();
    List<JobRecords.Active> active = jobs.active();
    for (JobRecords.Active job : active) {
      if (job.id().compareTo(after) > 0) {
        if (clock.instant().isAfter(stop)) {
          return job.id();
        }
        look(job, journal).ifPresent(seen::add);
      }
    }
    if (after.equals(BEGINNING)) {
      // A round that took more than one tick saw no moment at which all of this was so.
      journal.seen(seen);
    }
    return BEGINNING;
  }

  /** A job that cannot be looked after must not keep the others from it. */
  private Optional<Job> look(JobRecords.Active job, Journal journal) {
    try {
      return stalled.look(job, journal);
    } catch (RuntimeException e) {
      journal.neglected(job.id(), Reasons.of(e));
      return Optional.empty();
    }
  }
}
