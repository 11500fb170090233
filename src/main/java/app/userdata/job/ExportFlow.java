package app.userdata.job;

import app.userdata.category.Tally;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An export is one tree; when that is done, the job is. One that is being canceled begins no step
 * of it any more.
 */
final class ExportFlow implements JobFlow {
  private final JobRecords jobs;
  private final JobEnd end;

  ExportFlow(JobRecords jobs, JobEnd end) {
    this.jobs = jobs;
    this.end = end;
  }

  @Override
  public List<Work> roots(Job job, ResultBook book) {
    return List.of(
        job.status() == JobStatus.CANCELING ? Cancels.step(Duration.ZERO) : ExportSteps.root());
  }

  @Override
  public boolean drains(Job job, ResultBook book, Work work) {
    return Cancels.is(work);
  }

  @Override
  public Optional<Work> advance(Job seen, ResultBook book, Optional<String> again) {
    Job job = jobs.find(seen.id()).orElse(seen);
    if (job.status() != JobStatus.CANCELING) {
      if (book.ended(Work.EXPORT)) {
        end.close(job, book);
      }
    } else if (book.ended(Cancels.CANCEL)) {
      end.canceled(job, totals(job, book), "The export was canceled: its archive is not finished.");
    }
    return Optional.empty();
  }

  /** What had been exported by then, in branches that were not done too. */
  private static Map<String, Tally> totals(Job job, ResultBook book) {
    Map<String, Tally> totals = new TreeMap<>();
    new TreeProgress(book)
        .export(job, job.updatedAt())
        .categories()
        .forEach((category, part) -> totals.put(category, part.tally()));
    return totals;
  }
}
