package app.userdata.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * The control records of all jobs, and the two listings that are made from them: by time, newest
 * first, and of those that are still active.
 */
final class JobRecords {
  private static final int TRIES = 20;
  private static final String ACTIVE = "active/";

  private static final Duration RECENT = Duration.ofSeconds(2);

  private final RecordStore records;
  private final Clock clock;
  private final Map<String, Seen> running = new ConcurrentHashMap<>();

  JobRecords(RecordStore records, Clock clock) {
    this.records = records;
    this.clock = clock;
  }

  /** A job as it was then. */
  private record Seen(Job job, Instant at) {
    private boolean isRecent(Instant now) {
      return at.plus(RECENT).isAfter(now);
    }
  }

  /** The job of that id. */
  Optional<Job> find(String id) {
    Optional<Job> found = records.find(name(id)).map(record -> Json.read(record.body(), Job.class));
    found.ifPresent(this::saw);
    return found;
  }

  /**
   * The same; but an export that was running up to two seconds ago is taken to run still, because
   * its many short steps all ask. Whoever changes it sees what it is now.
   */
  Optional<Job> recent(String id) {
    return Optional.ofNullable(running.get(id))
        .filter(seen -> seen.isRecent(clock.instant()))
        .map(Seen::job)
        .or(() -> find(id));
  }

  private void saw(Job job) {
    Instant now = clock.instant();
    running.values().removeIf(seen -> !seen.isRecent(now));
    if (job.kind() == JobKind.EXPORT && job.status() == JobStatus.RUNNING) {
      running.put(job.id(), new Seen(job, now));
    } else {
      running.remove(job.id());
    }
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
    activate(job.id(), job.attempt());
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
        saw(after);
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
    return records.children(ACTIVE).stream().map(Active::of).toList();
  }

  /** An attempt of a job that may still have something to do. */
  record Active(String id, int attempt, Instant since) {
    private static final int ID = 36;

    private static String name(String id, int attempt) {
      return ACTIVE + id + "-a" + attempt;
    }

    private static Active of(RecordStore.Entry entry) {
      String name = entry.name().substring(ACTIVE.length());
      return new Active(
          name.substring(0, ID), Integer.parseInt(name.substring(ID + 2)), entry.modified());
    }
  }

  /** Notes an attempt before it begins, so that it is looked after if its start is cut off. */
  void activate(String id, int attempt) {
    records.put(Active.name(id, attempt), Json.bytes(Map.of()));
  }

  boolean isActive(Job job) {
    return records.find(Active.name(job.id(), job.attempt())).isPresent();
  }

  /** Each attempt has a record of its own: a late worker of one retires no other. */
  void retire(String id, int attempt) {
    records.delete(Active.name(id, attempt));
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

  private static String indexName(Job job) {
    return "index/" + inverted(job.origin().createdAt()) + "-" + job.id();
  }

  private static String inverted(Instant at) {
    return String.format("%013d", 9_999_999_999_999L - at.toEpochMilli());
  }
}
