package app.userdata.evidence;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * One line of a part of the items: what became of one item. Ids only, never a name that a user
 * typed.
 *
 * @param projectId absent for what belongs to no project
 * @param iterationId absent for what belongs to the workspace
 * @param id the item's id in the service, or what tells it from its siblings where it has none
 * @param reason why, when the outcome does not speak for itself
 * @param method by what it was seen to be gone
 */
public record EvidenceItem(
    String category,
    @Nullable String projectId,
    @Nullable String iterationId,
    String id,
    ItemOutcome outcome,
    @Nullable String reason,
    Verification.Method method) {
  /** Wrong values are an {@link IllegalArgumentException} that names the member. */
  public EvidenceItem {
    Values.word("category", category);
    if (projectId != null) {
      Values.guid("projectId", projectId);
    }
    if (iterationId != null) {
      Values.guid("iterationId", iterationId);
    }
    Values.token("id", id);
    Values.present("outcome", outcome);
    if (reason != null) {
      Values.sentence("reason", reason);
    }
    Values.present("method", method);
  }

  /** The line, as canonical JSON in UTF-8, with the line feed that ends it. */
  public byte[] line() {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    line.writeBytes(CanonicalJson.of(this));
    line.write('\n');
    return line.toByteArray();
  }

  /** What no two lines have in common. */
  String key() {
    return String.join("\n", category, String.valueOf(projectId), String.valueOf(iterationId), id);
  }
}
