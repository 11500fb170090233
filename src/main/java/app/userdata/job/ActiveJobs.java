package app.userdata.job;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The jobs that have not ended, as the supervisor saw them on one round. */
final class ActiveJobs {
  private final List<Job> jobs = new ArrayList<>();

  void add(Job job) {
    jobs.add(job);
  }

  /** Tells how many there are and how old, also where there are none: a series must fall again. */
  void tell(JobMeter meter, Instant now) {
    for (JobKind kind : JobKind.values()) {
      List<Job> ofKind = jobs.stream().filter(job -> job.kind() == kind).toList();
      Arrays.stream(JobStatus.values())
          .filter(status -> !status.terminal())
          .forEach(status -> tell(meter, kind, status, ofKind, now));
      meter.atRisk(kind, ofKind.stream().filter(job -> job.atRisk(now)).count());
    }
  }

  private static void tell(
      JobMeter meter, JobKind kind, JobStatus status, List<Job> ofKind, Instant now) {
    List<Job> these = ofKind.stream().filter(job -> job.status() == status).toList();
    Duration oldest =
        these.stream()
            .map(job -> Duration.between(job.origin().createdAt(), now))
            .max(Comparator.naturalOrder())
            .orElse(Duration.ZERO);
    meter.active(kind, status, these.size(), oldest);
  }
}
