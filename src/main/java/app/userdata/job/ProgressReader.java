package app.userdata.job;

import app.userdata.category.CategoryId;
import app.userdata.category.Tally;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Derives a job's progress from its results: one listing for each group that is still open, nothing
 * below what is rolled up. A snapshot, at most one a second, spares many askers the same walk;
 * nothing else reads it.
 */
final class ProgressReader {
  private static final Duration FRESH = Duration.ofSeconds(1);
  private final RecordStore records;
  private final Clock clock;

  ProgressReader(RecordStore records, Clock clock) {
    this.records = records;
    this.clock = clock;
  }

  Progress read(Job job) {
    if (job.status().terminal() && job.totals() != null) {
      return ended(job.totals());
    }
    String name = job.id() + "/a" + job.attempt() + "/progress.snapshot";
    Optional<Progress> snapshot =
        records.find(name).map(found -> Json.read(found.body(), Progress.class));
    Instant now = clock.instant();
    if (snapshot.isPresent() && snapshot.get().at().plus(FRESH).isAfter(now)) {
      return snapshot.get();
    }
    Progress walked = walk(job, now);
    Progress progress = snapshot.map(walked::notBehind).orElse(walked);
    records.put(name, Json.bytes(progress));
    return progress;
  }

  private Progress ended(Map<String, Tally> totals) {
    Map<String, Progress.Part> parts = new LinkedHashMap<>();
    totals.forEach(
        (category, tally) -> parts.put(category, new Progress.Part(tally, 1, true, true)));
    return new Progress(1, parts, clock.instant());
  }

  private Progress walk(Job job, Instant now) {
    ResultBook book = new ResultBook(records, job.id(), job.attempt());
    Map<String, Member> members = book.members(Work.EXPORT);
    Map<String, Progress.Part> parts = new LinkedHashMap<>();
    double share = 0;
    for (CategoryId category : job.categories()) {
      Member member = members.get(category.id());
      Progress.Part part =
          member == null
              ? new Progress.Part(Tally.NONE, 0, false, false)
              : part(book, Work.EXPORT, member);
      parts.put(category.id(), part);
      share += part.share();
    }
    return new Progress(share / Math.max(1, job.categories().size()), parts, now);
  }

  private Progress.Part part(ResultBook book, String parent, Member member) {
    if (member.settled()) {
      return new Progress.Part(member.tally(), 1, true, true);
    }
    String path = parent + "/" + member.segment();
    StoredResult head = book.get(path);
    Map<String, Member> members = book.members(path);
    Set<String> required = Settlement.required(head, members);
    int expected = required.size() + (head.then() == null ? 0 : 1);
    Tally tally = member.tally();
    double share = 0;
    for (Member below : members.values()) {
      Progress.Part part = part(book, path, below);
      tally = tally.plus(part.tally());
      share += part.share();
    }
    return new Progress.Part(tally, share / Math.max(1, expected), true, false);
  }
}
