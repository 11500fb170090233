package app.userdata.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request in canonical form: lists sorted and without repetition, defaults filled in, so that
 * equal requests are equal text.
 *
 * @param projects as asked: ids or exact names; empty for all
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder(alphabetic = true)
record JobRequest(
    String resource,
    List<String> categories,
    @Nullable List<String> projects,
    @Nullable SubjectRequest subject,
    @Nullable ExcludeRequest exclude,
    @Nullable List<String> formats,
    @Nullable String reference,
    @Nullable Instant receivedAt,
    @Nullable String requireExport,
    @Nullable AutoConfirm autoConfirm,
    @Nullable List<String> allow) {

  List<String> projectsOf() {
    return projects == null ? List.of() : projects;
  }

  /**
   * Confirm without a person.
   *
   * @param maxItems if the plan has at most so many items, those included that go along
   */
  record AutoConfirm(long maxItems) {}

  /** One person, as asked. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  @JsonPropertyOrder(alphabetic = true)
  record SubjectRequest(
      @Nullable List<String> tags,
      @Nullable List<String> imageIds,
      @Nullable Map<String, String> metadata,
      @Nullable List<String> predictionIds) {}

  /** What to keep out, as asked. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  @JsonPropertyOrder(alphabetic = true)
  record ExcludeRequest(@Nullable List<String> imageIds, @Nullable List<String> tags) {}
}
