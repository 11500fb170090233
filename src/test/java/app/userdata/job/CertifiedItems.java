package app.userdata.job;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.category.Outcome;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a certificate says of its items, held against the account. */
final class CertifiedItems {
  private static final Set<String> GONE = Set.of("deleted", "absent");

  private CertifiedItems() {}

  /**
   * Names everything that was planned, and nothing as gone that is there.
   *
   * @param holdings what the account holds in the end
   */
  static void areTrue(Jobs jobs, ObjectNode job, List<String> holdings) throws IOException {
    DeletionProof proof = new DeletionProof(jobs, job);
    proof.agreesWithTheJob();
    Set<String> named = new TreeSet<>();
    for (JsonNode item : proof.items()) {
      named.add(name(item));
      if (GONE.contains(item.get("outcome").asText())) {
        String line = line(item);
        assertThat(holdings)
            .as(item.toString())
            .noneMatch(
                held -> held.endsWith(line) && held.contains(item.path("projectId").asText()));
      }
    }
    for (JsonNode item : EngineBench.items(jobs, job, Optional.of(Outcome.PLANNED))) {
      assertThat(named).contains(name(item));
    }
  }

  private static String name(JsonNode item) {
    return item.get("category").asText() + " " + item.get("id").asText();
  }

  /** How a line of the holdings ends that says that an item is there. */
  private static String line(JsonNode item) {
    String id = item.get("id").asText();
    String project = "project/" + item.path("projectId").asText();
    return switch (item.get("category").asText()) {
      case "images" -> "/image/" + id;
      case "predictions" -> "/prediction/" + id;
      case "tags" -> project + "/tag/" + id;
      case "projects" -> "project/" + id;
      default -> "/iteration/" + id;
    };
  }
}
