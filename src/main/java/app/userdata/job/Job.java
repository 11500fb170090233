package app.userdata.job;

import app.userdata.archive.format.Format;
import app.userdata.category.CategoryId;
import app.userdata.category.Tally;
import app.userdata.evidence.Event;
import app.userdata.evidence.EventChain;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The control record of a job: what was asked and in which state it is. Changed by compare-and-set,
 * a handful of times in a job's life; counts are not in it until it is terminal.
 *
 * @param events every change of status, chained by hash
 * @param plan what a deletion will delete, once that is sealed
 * @param confirmation who had it carried out
 * @param end how it ended, once terminal
 * @param removedAt when its archive and records were given up; such a job is hidden
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Job(
    String id,
    JobKind kind,
    JobStatus status,
    int attempt,
    Origin origin,
    Instant updatedAt,
    List<Event> events,
    @Nullable PlanSeal plan,
    @Nullable Confirmation confirmation,
    @Nullable End end,
    @Nullable Instant removedAt) {

  /** The fact of the last event that names the certificate. */
  static final String EVIDENCE = "evidence";

  private static final Duration AT_RISK = Duration.ofDays(3);

  Job {
    events = List.copyOf(events);
  }

  /**
   * How a job came to be; never changes.
   *
   * @param fingerprint SHA-256 of kind and canonical request, to recognise a repeated start
   * @param requestKey keys the hash of the request in the evidence, so that nobody can guess at it
   * @param projects the projects in scope, resolved when the job was accepted
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Origin(
      JobRequest request,
      String fingerprint,
      String requestKey,
      List<String> projects,
      String endpoint,
      String apiVersion,
      @Nullable String requestedBy,
      @Nullable String baseUrl,
      Instant createdAt,
      Instant dueAt) {
    Origin {
      projects = List.copyOf(projects);
    }
  }

  /** Who confirmed a plan, and when. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Confirmation(Instant at, @Nullable String by) {}

  /**
   * How a job ended.
   *
   * @param totals final counts by category
   * @param notes sentences for people
   * @param error why nothing usable came of it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record End(Map<String, Tally> totals, List<String> notes, @Nullable String error) {}

  /** A job that was just accepted. */
  static Job accepted(String id, JobKind kind, Origin origin) {
    List<Event> events =
        EventChain.append(
            List.of(),
            origin.createdAt(),
            JobStatus.NOT_STARTED.id(),
            origin.requestedBy(),
            Map.of("jobId", id));
    return new Job(
        id,
        kind,
        JobStatus.NOT_STARTED,
        1,
        origin,
        origin.createdAt(),
        events,
        null,
        null,
        null,
        null);
  }

  /**
   * The same job in another status; a step that section 12 does not allow is a programming error.
   */
  Job to(JobStatus next, Instant at) {
    return to(next, at, null, Map.of());
  }

  /** The same, with who caused it and what else the chain of events should keep. */
  Job to(JobStatus next, Instant at, @Nullable String by, Map<String, String> facts) {
    if (!status.successors().contains(next)) {
      throw new IllegalStateException("a job cannot go from " + status.id() + " to " + next.id());
    }
    List<Event> longer = EventChain.append(events, at, next.id(), by, facts);
    return new Job(id, kind, next, attempt, origin, at, longer, plan, confirmation, end, removedAt);
  }

  /** The same job with its plan. */
  Job planned(PlanSeal sealed, Instant at) {
    Job waiting = to(JobStatus.AWAITING_CONFIRMATION, at, null, Map.of("planHash", sealed.hash()));
    return new Job(
        id,
        kind,
        waiting.status,
        attempt,
        origin,
        at,
        waiting.events,
        sealed,
        confirmation,
        end,
        removedAt);
  }

  /** The same job with its plan confirmed. */
  Job confirmed(@Nullable String by, String how, Instant at) {
    Job running = to(JobStatus.RUNNING, at, by, Map.of("confirmation", how));
    return new Job(
        id,
        kind,
        running.status,
        attempt,
        origin,
        at,
        running.events,
        plan,
        new Confirmation(at, by),
        end,
        removedAt);
  }

  /** The same job, ended. */
  Job ended(JobStatus status, End how, Map<String, String> facts, Instant at) {
    Job moved = to(status, at, null, facts);
    return new Job(
        id,
        kind,
        moved.status,
        attempt,
        origin,
        at,
        moved.events,
        plan,
        confirmation,
        how,
        removedAt);
  }

  /**
   * The same job, tried again: of a deletion what its plan names, or the plan if it has none.
   *
   * @param by who asked for it
   * @param facts what else the chain of events should keep
   */
  Job retried(@Nullable String by, Map<String, String> facts, Instant at) {
    Map<String, String> all = new TreeMap<>(facts);
    all.put("attempt", String.valueOf(attempt + 1));
    JobStatus next = plan == null ? JobStatus.NOT_STARTED : JobStatus.RUNNING;
    List<Event> longer = EventChain.append(events, at, next.id(), by, all);
    return new Job(
        id, kind, next, attempt + 1, origin, at, longer, plan, confirmation, null, removedAt);
  }

  /** What is kept of a job when its records are given up: nothing of what was asked. */
  Job removed(Instant at) {
    Origin bare =
        new Origin(
            new JobRequest(
                origin.request.resource(),
                origin.request.categories(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null),
            origin.fingerprint,
            "",
            List.of(),
            origin.endpoint,
            origin.apiVersion,
            null,
            null,
            origin.createdAt,
            origin.dueAt);
    return new Job(
        id,
        kind,
        status,
        attempt,
        bare,
        updatedAt,
        events,
        plan == null ? null : plan.withoutHits(),
        confirmation,
        null,
        at);
  }

  JobRequest request() {
    return origin.request;
  }

  List<String> projects() {
    return origin.projects;
  }

  List<CategoryId> categories() {
    return request().categories().stream()
        .map(name -> CategoryId.find(name).orElseThrow())
        .toList();
  }

  /** In which formats an export writes training data beside the raw data. */
  List<Format> formats() {
    List<String> asked = request().formats();
    return asked == null
        ? List.of()
        : asked.stream().map(name -> Format.find(name).orElseThrow()).toList();
  }

  /** Whether the job is unlikely to be done before it is due. */
  boolean atRisk(Instant now) {
    return !status.terminal() && now.isAfter(origin.dueAt().minus(AT_RISK));
  }

  /** The hash of the certificate, as the chain keeps it. */
  Optional<String> certificate() {
    return Optional.ofNullable(events.get(events.size() - 1).facts().get(EVIDENCE));
  }

  /** The hash of the newest event, by which a cut chain is found out. */
  String chainHead() {
    return EventChain.head(events);
  }
}
