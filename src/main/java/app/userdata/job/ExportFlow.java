package app.userdata.job;

import java.util.List;
import java.util.Optional;

/** An export is one tree; when that is done, the job is. */
final class ExportFlow implements JobFlow {
  private final JobEnd end;

  ExportFlow(JobEnd end) {
    this.end = end;
  }

  @Override
  public List<Work> roots(Job job) {
    return List.of(ExportSteps.root());
  }

  @Override
  public Optional<Work> advance(Job job, ResultBook book, boolean repeated) {
    if (book.ended(Work.EXPORT)) {
      end.close(job, book);
    }
    return Optional.empty();
  }
}
