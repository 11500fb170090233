package app.userdata.job;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the archives of this app that may hold copies of what a deletion deletes. */
final class OwnArchives {
  private static final int PAGE = 500;
  private final JobRecords jobs;

  OwnArchives(JobRecords jobs) {
    this.jobs = jobs;
  }

  /** Ids of exports of the same resource and projects whose archive is still there. */
  List<String> holding(Job deletion) {
    Set<String> projects = new HashSet<>(deletion.projects());
    List<String> holding = new ArrayList<>();
    Optional<String> continuation = Optional.empty();
    do {
      RecordStore.Page page = jobs.newestFirst(continuation, PAGE);
      page.entries().stream()
          .map(entry -> jobs.find(JobRecords.idIn(entry.name())))
          .flatMap(Optional::stream)
          .filter(job -> job.kind() == JobKind.EXPORT && job.removedAt() == null)
          .filter(job -> job.origin().endpoint().equals(deletion.origin().endpoint()))
          .filter(job -> job.projects().stream().anyMatch(projects::contains))
          .forEach(job -> holding.add(job.id()));
      continuation = page.continuation();
    } while (continuation.isPresent());
    return holding;
  }
}
