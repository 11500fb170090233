package app.userdata.dev.command;

import app.userdata.category.Outcome;
import app.userdata.job.Jobs;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Why items of a category failed. */
record Failure(String category, String reason) implements Comparable<Failure> {
  private static final int PAGE = 500;
  private static final Comparator<Failure> ORDER =
      Comparator.comparing(Failure::category).thenComparing(Failure::reason);

  /** How many items of a job failed, by category and reason. */
  static Map<Failure, Long> count(Jobs jobs, String id) {
    Map<Failure, Long> failures = new TreeMap<>();
    Optional<String> continuation = Optional.empty();
    do {
      ObjectNode page =
          jobs.items(id, Optional.empty(), Optional.of(Outcome.FAILED), PAGE, continuation);
      for (JsonNode item : page.path("items")) {
        failures.merge(
            new Failure(item.path("category").asText(), item.path("reason").asText()),
            1L,
            Long::sum);
      }
      continuation =
          Optional.of(page.path("continuationToken").asText()).filter(token -> !token.isEmpty());
    } while (continuation.isPresent());
    return failures;
  }

  /** The same for programs. */
  static ArrayNode json(Map<Failure, Long> failures) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    failures.forEach(
        (failure, items) ->
            list.addObject()
                .put("category", failure.category())
                .put("reason", failure.reason())
                .put("items", items));
    return list;
  }

  @Override
  public int compareTo(Failure other) {
    return ORDER.compare(this, other);
  }
}
