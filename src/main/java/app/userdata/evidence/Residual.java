package app.userdata.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * User data that no API deletes, and what a person has to do about it.
 *
 * @param code a stable word for the kind, such as {@code trainedModels}
 * @param count how many there are, where that is known
 * @param projectIds where they are, where that is known
 * @param what one sentence
 * @param whatToDo one sentence
 */
public record Residual(
    String code,
    @Nullable String category,
    @Nullable Long count,
    @Nullable List<String> projectIds,
    String what,
    String whatToDo) {
  /** Wrong values are an {@link IllegalArgumentException} that names the member. */
  public Residual {
    Values.word("code", code);
    if (category != null) {
      Values.word("category", category);
    }
    if (count != null) {
      Values.count("count", count);
    }
    if (projectIds != null) {
      projectIds = List.copyOf(projectIds);
      projectIds.forEach(id -> Values.guid("a project id", id));
    }
    Values.sentence("what", what);
    Values.sentence("whatToDo", whatToDo);
  }
}
