package app.userdata.job;

import java.util.Optional;
import java.util.function.Predicate;

/** Keeps jobs apart that would work on the same project while one of them deletes there. */
final class Overlap {
  private Overlap() {}

  /**
   * Refuses a job that would get into the way of another.
   *
   * @param counts which of the jobs that have not ended count
   * @throws JobProblem when one of them works on a project of this job
   */
  static void with(JobRecords jobs, Job job, Predicate<Job> counts) {
    for (JobRecords.Active active : jobs.active()) {
      Optional<Job> other =
          active.id().equals(job.id()) ? Optional.empty() : jobs.find(active.id());
      if (other.filter(one -> overlaps(job, one)).filter(counts).isPresent()) {
        throw JobProblem.conflict(
            "overlapping-job",
            "Job "
                + active.id()
                + " works on the same project; wait until it has ended, or name other projects.");
      }
    }
  }

  private static boolean overlaps(Job job, Job other) {
    return !other.status().terminal()
        && other.origin().endpoint().equals(job.origin().endpoint())
        && other.projects().stream().anyMatch(job.projects()::contains);
  }
}
