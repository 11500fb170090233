package app.userdata.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Sees to it that every job ends, whatever was lost: empties the poison queues and looks after each
 * active job, then gives up what is due. One at a time, for a bounded time; the next tick goes on
 * where this one stopped.
 */
public final class Supervisor {
  private static final Logger LOG = Logger.getLogger(Supervisor.class.getName());
  private static final Duration LONGEST_TICK = Duration.ofMinutes(4);
  private static final String BEGINNING = "";

  private final JobRecords jobs;
  private final Lease lease;
  private final PoisonQueues poison;
  private final StalledJobs stalled;
  private final Removals removals;
  private final Duration tick;
  private final Clock clock;

  Supervisor(
      JobRecords jobs,
      Lease lease,
      PoisonQueues poison,
      StalledJobs stalled,
      Removals removals,
      Duration stalledAfter,
      Clock clock) {
    this.jobs = jobs;
    this.lease = lease;
    this.poison = poison;
    this.stalled = stalled;
    this.removals = removals;
    this.tick = stalledAfter.compareTo(LONGEST_TICK) < 0 ? stalledAfter : LONGEST_TICK;
    this.clock = clock;
  }

  /** Does a bounded piece of work, unless another process does. */
  public void tick() {
    Optional<Lease.Held> held = lease.acquire(tick.plus(tick.dividedBy(4)));
    if (held.isPresent()) {
      Instant stop = clock.instant().plus(tick);
      poison.drain(stop);
      String position = lookAfterJobs(held.get().position(), stop);
      removals.tick(stop);
      lease.release(held.get(), position);
    }
  }

  private String lookAfterJobs(String after, Instant stop) {
    List<JobRecords.Active> active = jobs.active();
    for (JobRecords.Active job : active) {
      if (job.id().compareTo(after) > 0) {
        if (clock.instant().isAfter(stop)) {
          return job.id();
        }
        look(job);
      }
    }
    return BEGINNING;
  }

  /** A job that cannot be looked after must not keep the others from it. */
  private void look(JobRecords.Active job) {
    try {
      stalled.look(job);
    } catch (RuntimeException e) {
      LOG.log(
          Level.WARNING,
          "job {0} could not be looked after: {1}",
          new Object[] {job.id(), Reasons.of(e)});
    }
  }
}
