package app.userdata.job;

import app.userdata.category.CategoryId;
import app.userdata.category.Tally;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The control record of a job: what was asked and in which state it is. Changed by compare-and-set,
 * a handful of times in a job's life; counts are not in it until it is terminal.
 *
 * @param fingerprint SHA-256 of kind and canonical request, to recognise a repeated start
 * @param projects the projects in scope, resolved when the job was accepted
 * @param totals final counts by category, once terminal
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Job(
    String id,
    JobKind kind,
    JobStatus status,
    int attempt,
    JobRequest request,
    String fingerprint,
    List<String> projects,
    String endpoint,
    String apiVersion,
    @Nullable String requestedBy,
    @Nullable String baseUrl,
    Instant createdAt,
    Instant updatedAt,
    Instant dueAt,
    @Nullable Map<String, Tally> totals,
    @Nullable List<String> notes,
    @Nullable String error) {

  /**
   * The same job in another status; a step that section 12 does not allow is a programming error.
   */
  Job to(JobStatus next, Instant at) {
    if (!status.successors().contains(next)) {
      throw new IllegalStateException("a job cannot go from " + status.id() + " to " + next.id());
    }
    return new Job(
        id,
        kind,
        next,
        attempt,
        request,
        fingerprint,
        projects,
        endpoint,
        apiVersion,
        requestedBy,
        baseUrl,
        createdAt,
        at,
        dueAt,
        totals,
        notes,
        error);
  }

  /** The same job, ended, with its final counts. */
  Job ended(
      JobStatus end,
      Map<String, Tally> counts,
      List<String> sentences,
      @Nullable String why,
      Instant at) {
    Job moved = to(end, at);
    return new Job(
        id,
        kind,
        moved.status,
        attempt,
        request,
        fingerprint,
        projects,
        endpoint,
        apiVersion,
        requestedBy,
        baseUrl,
        createdAt,
        at,
        dueAt,
        counts,
        sentences,
        why);
  }

  List<CategoryId> categories() {
    return request.categories().stream().map(name -> CategoryId.find(name).orElseThrow()).toList();
  }
}
