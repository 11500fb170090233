package app.userdata.job;

import app.userdata.category.Cancellation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Sees within four seconds that a job was canceled, however often it is asked, with few reads. */
final class CancelWatch implements Cancellation {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

  private final JobRecords jobs;
  private final String id;
  private final Clock clock;
  private boolean over;
  private Instant looked;

  /**
   * @param job as it was just read
   */
  CancelWatch(JobRecords jobs, Job job, Clock clock) {
    this.jobs = jobs;
    this.id = job.id();
    this.clock = clock;
    this.over = over(job);
    this.looked = clock.instant();
  }

  @Override
  public synchronized boolean requested() {
    Instant now = clock.instant();
    if (!over && !now.isBefore(looked.plus(BETWEEN_LOOKS))) {
      over = jobs.recent(id).map(CancelWatch::over).orElse(true);
      looked = now;
    }
    return over;
  }

  /** A job that has ended while a step was running has no use for more of it either. */
  private static boolean over(Job job) {
    return job.status() == JobStatus.CANCELING || job.status().terminal();
  }
}
