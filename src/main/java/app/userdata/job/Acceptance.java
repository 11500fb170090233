package app.userdata.job;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Accepts jobs of both kinds: checks the request, makes the job or finds the one that the same key
 * started before, and sends its first step. A crash in between is healed by repeating the request,
 * or by the supervisor.
 */
final class Acceptance {
  private final JobRecords jobs;
  private final Resources resources;
  private final StepQueue queue;
  private final Supplier<UUID> ids;
  private final Clock clock;

  Acceptance(
      JobRecords jobs, StepQueue queue, Resources resources, Supplier<UUID> ids, Clock clock) {
    this.jobs = jobs;
    this.resources = resources;
    this.queue = queue;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Starts a job, or finds the one that the same key started before. The key of a job that was
   * removed starts nothing any more.
   *
   * @param check refuses a new job by throwing; one that exists is not checked again
   * @throws JobProblem when the request cannot be carried out; nothing was started then
   */
  Job start(JobKind kind, Start start, Work first, Consumer<Job> check) {
    JobRequest request = RequestParser.parse(kind, start.body(), start.category());
    String fingerprint = Hashes.sha256(kind.id() + "\n" + Json.text(request));
    String id = start.idempotencyKey().map(Acceptance::derived).orElseGet(ids).toString();
    Job job =
        jobs.find(id)
            .orElseGet(
                () -> {
                  Job fresh = accepted(id, kind, request, fingerprint, start);
                  check.accept(fresh);
                  return jobs.create(fresh);
                });
    if (!job.origin().fingerprint().equals(fingerprint)) {
      throw JobProblem.keyReused(
          "This idempotency key started another request; use a new key, or repeat the same body.");
    }
    if (job.removedAt() != null) {
      throw JobProblem.conflict(
          "job-removed",
          "This idempotency key started job "
              + id
              + ", which was removed; use a new key to start another.");
    }
    if (job.status() == JobStatus.NOT_STARTED) {
      queue.send(job, first);
    }
    return job;
  }

  private Job accepted(
      String id, JobKind kind, JobRequest request, String fingerprint, Start start) {
    Resource resource = resources.named(request.resource());
    Instant now = clock.instant();
    Instant received = request.receivedAt() == null ? now : request.receivedAt();
    return Job.accepted(
        id,
        kind,
        new Job.Origin(
            request,
            fingerprint,
            Hashes.sha256(ids.get() + "/" + ids.get()),
            ScopeResolver.projects(request, resource),
            resource.service().endpoint().toString(),
            resource.service().apiVersion(),
            start.caller().orElse(null),
            start.baseUrl().orElse(null),
            now,
            received.atZone(ZoneOffset.UTC).plusMonths(1).toInstant()));
  }

  /** The same key gives the same id, in every process: that is what makes a start repeatable. */
  private static UUID derived(String key) {
    return UUID.nameUUIDFromBytes(
        Hashes.sha256("idempotency/" + key).getBytes(StandardCharsets.UTF_8));
  }
}
