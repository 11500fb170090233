package app.userdata.job;

import app.userdata.category.CategoryId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Accepts exports. */
public final class Exports {
  private final JobRecords jobs;
  private final Resources resources;
  private final Settlement settlement;
  private final Supplier<UUID> ids;
  private final Clock clock;

  Exports(
      JobRecords jobs, MessageQueue queue, Resources resources, Supplier<UUID> ids, Clock clock) {
    this.jobs = jobs;
    this.resources = resources;
    this.settlement = new Settlement(queue, clock);
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * A request to export.
   *
   * @param category fixed by the route, else the body names them
   * @param idempotencyKey makes the start repeatable: the same key and body are the same job
   * @param caller who asks, where that is known
   * @param baseUrl the address under which the caller reaches the app, without trailing slash
   */
  public record Start(
      Optional<CategoryId> category,
      String body,
      Optional<String> idempotencyKey,
      Optional<String> caller,
      Optional<String> baseUrl) {
    /** A request with nothing but a body. */
    public static Start of(String body) {
      return new Start(
          Optional.empty(), body, Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  /**
   * Starts an export, or finds the one that the same key started before.
   *
   * @return the job's id
   * @throws JobProblem when the request cannot be carried out; nothing was started then
   */
  public String start(Start start) {
    JobRequest request = RequestParser.parse(start.body(), start.category());
    String fingerprint = Hashes.sha256(JobKind.EXPORT.id() + "\n" + Json.text(request));
    String id = start.idempotencyKey().map(Exports::derived).orElseGet(ids).toString();
    Job job = jobs.find(id).orElseGet(() -> jobs.create(accepted(id, request, fingerprint, start)));
    if (!job.fingerprint().equals(fingerprint)) {
      throw JobProblem.keyReused(
          "This idempotency key started another request; use a new key, or repeat the same body.");
    }
    if (job.status() == JobStatus.NOT_STARTED) {
      settlement.send(job, ExportSteps.root());
    }
    return job.id();
  }

  private Job accepted(String id, JobRequest request, String fingerprint, Start start) {
    Resource resource = resources.named(request.resource());
    Instant now = clock.instant();
    Instant received = request.receivedAt() == null ? now : request.receivedAt();
    return new Job(
        id,
        JobKind.EXPORT,
        JobStatus.NOT_STARTED,
        1,
        request,
        fingerprint,
        ScopeResolver.projects(request, resource),
        resource.service().endpoint().toString(),
        resource.service().apiVersion(),
        start.caller().orElse(null),
        start.baseUrl().orElse(null),
        now,
        now,
        received.atZone(ZoneOffset.UTC).plusMonths(1).toInstant(),
        null,
        null,
        null);
  }

  /** The same key gives the same id, in every process: that is what makes a start repeatable. */
  private static UUID derived(String key) {
    return UUID.nameUUIDFromBytes(
        Hashes.sha256("idempotency/" + key).getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
