package app.userdata.job;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The control records of all jobs, and the two listings that are made from them: by time, newest
 * first, and of those that are still active.
 */
final class JobRecords {
  private static final int TRIES = 20;
  private static final String ACTIVE = "active/";

  private final RecordStore records;

  JobRecords(RecordStore records) {
    this.records = records;
  }

  /** The job of that id. */
  Optional<Job> find(String id) {
    return records.find(name(id)).map(found -> Json.read(found.body(), Job.class));
  }

  /**
   * The job that somebody asks for by its id.
   *
   * @throws JobProblem when there is none
   */
  Job get(String id) {
    return RequestFields.id(id)
        .flatMap(valid -> find(valid.toString()))
        .orElseThrow(
            () ->
                JobProblem.notFound(
                    "job-not-found", "There is no job with this id; GET jobs lists them."));
  }

  /** Stores a new job, or finds the one that has this id already. */
  Job create(Job job) {
    records.put(activeName(job.id()), Json.bytes(Map.of()));
    boolean created = records.create(name(job.id()), Json.bytes(job), Map.of());
    Job stored = created ? job : find(job.id()).orElseThrow();
    records.put(indexName(stored), Json.bytes(Map.of("kind", stored.kind())));
    return stored;
  }

  /**
   * Changes a job by compare-and-set. The change sees the newest record each time it is tried and
   * may return it as it is, which writes nothing.
   */
  Job update(String id, UnaryOperator<Job> change) {
    for (int i = 0; i < TRIES; i++) {
      RecordStore.Versioned found = records.find(name(id)).orElseThrow();
      Job before = Json.read(found.body(), Job.class);
      Job after = change.apply(before);
      if (after.equals(before)
          || records.replace(name(id), Json.bytes(after), found.version()).isPresent()) {
        return after;
      }
    }
    throw new StorageUnavailableException(
        "could not change job " + id + ": too many others changed it");
  }

  /** Ids of jobs, newest first. */
  RecordStore.Page newestFirst(Optional<String> continuation, int most) {
    return records.list("index/", continuation, most);
  }

  /** Jobs that may still have something to do, in order of their ids. */
  List<Active> active() {
    return records.children(ACTIVE).stream()
        .map(entry -> new Active(idIn(entry.name()), entry.modified()))
        .toList();
  }

  /** A job that may still have something to do. */
  record Active(String id, Instant since) {}

  boolean isActive(String id) {
    return records.find(activeName(id)).isPresent();
  }

  void retire(String id) {
    records.delete(activeName(id));
  }

  /** Whether an event of that kind was sent for this attempt of the job. */
  boolean announced(Job job, String what) {
    return records.find(announcement(job, what)).isPresent();
  }

  void remember(Job job, String what) {
    records.put(announcement(job, what), Json.bytes(Map.of()));
  }

  private static String announcement(Job job, String what) {
    return job.id() + "/announced/a" + job.attempt() + "-" + what;
  }

  /** The job id in the name of a listing's record. */
  static String idIn(String name) {
    return name.substring(name.length() - 36);
  }

  private static String name(String id) {
    return id + "/job.json";
  }

  private static String activeName(String id) {
    return ACTIVE + id;
  }

  private static String indexName(Job job) {
    return "index/" + inverted(job.origin().createdAt()) + "-" + job.id();
  }

  private static String inverted(Instant at) {
    return String.format("%013d", 9_999_999_999_999L - at.toEpochMilli());
  }
}
