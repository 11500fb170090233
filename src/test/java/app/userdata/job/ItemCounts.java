package app.userdata.job;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.category.Outcome;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The counts of a job, held against the items that it lists. An image that was copied for more than
 * one set, because the listing of one was given up, is listed for each and counts once.
 */
public final class ItemCounts {
  private ItemCounts() {}

  /** Every category counts what its items say. */
  static void agree(Jobs jobs, ObjectNode job) {
    agree(EngineBench.items(jobs, job, Optional.empty()), job);
  }

  /** The same with all items of the job, wherever they were read. */
  public static void agree(List<JsonNode> items, JsonNode job) {
    Map<String, Map<String, Long>> counted = new TreeMap<>();
    Set<String> seen = new HashSet<>();
    for (JsonNode item : items) {
      if (!seen.add(key(item))) {
        continue;
      }
      counted
          .computeIfAbsent(item.get("category").asText(), any -> new TreeMap<>())
          .merge(member(Outcome.of(item.get("outcome").asText())), 1L, Long::sum);
    }
    job.get("categories")
        .fields()
        .forEachRemaining(
            category ->
                List.of("done", "skipped", "failed", "residual")
                    .forEach(
                        member ->
                            assertThat(category.getValue().get(member).asLong())
                                .as(category.getKey() + " " + member)
                                .isEqualTo(
                                    counted
                                        .getOrDefault(category.getKey(), Map.of())
                                        .getOrDefault(member, 0L))));
  }

  private static String key(JsonNode item) {
    String category = item.get("category").asText();
    String set = category.equals("images") ? "" : item.path("iterationId").asText();
    return String.join(
        " ",
        category,
        item.path("projectId").asText(),
        set,
        item.get("id").asText(),
        item.get("outcome").asText());
  }

  private static String member(Outcome outcome) {
    return switch (outcome) {
      case EXPORTED, DELETED, ABSENT -> "done";
      case SKIPPED, HELD -> "skipped";
      case RESIDUAL -> "residual";
      case PLANNED -> "planned";
      case FAILED, NOT_EXPORTED, CHANGED_SINCE_PLAN, BLOCKED, SURVIVED, APPEARED_SINCE_PLAN ->
          "failed";
    };
  }
}
