package app.userdata.job;

import java.util.Optional;

/** Opens the results of a job's attempts, each with what it takes over from the one before. */
final class Attempts {
  private Attempts() {}

  /** The results of the present attempt. */
  static ResultBook book(RecordStore records, Job job) {
    int first =
        switch (job.kind()) {
          case EXPORT -> 1;
          case DELETION ->
              Optional.ofNullable(job.plan()).map(PlanSeal::attempt).orElse(job.attempt());
        };
    ResultBook book = new ResultBook(records, job.id(), first);
    for (int attempt = first + 1; attempt <= job.attempt(); attempt++) {
      Inheritance inheritance =
          switch (job.kind()) {
            case EXPORT -> new ExportInheritance();
            case DELETION -> new DeletionInheritance(plan(records, job));
          };
      book = ResultBook.after(new EarlierAttempt(book, inheritance), records, job.id(), attempt);
    }
    return book;
  }

  /** The plan of a deletion, in the results of the attempt that made it. */
  static PlanBook plan(RecordStore records, Job job) {
    PlanSeal seal = job.plan();
    return new PlanBook(
        new ResultBook(records, job.id(), seal == null ? job.attempt() : seal.attempt()),
        new RecordParts(records, job.id()));
  }
}
