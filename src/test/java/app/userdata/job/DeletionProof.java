package app.userdata.job;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.category.Outcome;
import app.userdata.dev.simulator.Traffic;
import app.userdata.evidence.EvidenceVerifier;
import app.userdata.evidence.ItemSource;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What a finished deletion must be able to prove: every call was planned, every item accounted for.
 */
public final class DeletionProof {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> CATEGORIES =
      Map.of(
          "DeleteImages", "images",
          "DeletePrediction", "predictions",
          "DeleteTag", "tags",
          "DeleteIteration", "iteration",
          "UnpublishIteration", "iteration",
          "DeleteProject", "projects");

  private final Jobs jobs;
  private final ObjectNode job;
  private final Map<String, byte[]> parts = new TreeMap<>();

  DeletionProof(EngineBench bench, ObjectNode job) {
    this(bench.jobs(), job);
  }

  DeletionProof(Jobs jobs, ObjectNode job) {
    this.jobs = jobs;
    this.job = job;
  }

  /** No call named an id that the plan did not name, and none took everything at once. */
  static void callsStayWithinThePlan(EngineBench bench, ObjectNode job) {
    callsStayWithinThePlan(bench.jobs(), job, bench.simulator().traffic());
  }

  static void callsStayWithinThePlan(Jobs jobs, ObjectNode job, Traffic traffic) {
    callsStayWithin(EngineBench.items(jobs, job, Optional.of(Outcome.PLANNED)), traffic);
  }

  /** The same with the items of a plan, wherever they were read. */
  public static void callsStayWithin(List<JsonNode> plan, Traffic traffic) {
    Set<String> planned = new HashSet<>();
    for (JsonNode item : plan) {
      String category = item.get("category").asText();
      String kind = category.startsWith("iteration") ? "iteration" : category;
      planned.add(kind + " " + item.get("projectId").asText() + " " + item.get("id").asText());
    }
    for (Traffic.Mutation call : traffic.mutations()) {
      assertThat(call.allImages()).as(call.toString()).isFalse();
      assertThat(call.allIterations())
          .as(call.toString())
          .isEqualTo(call.operation().equals("DeleteImages"));
      call.ids()
          .forEach(
              id ->
                  assertThat(planned)
                      .as(call.operation())
                      .contains(
                          CATEGORIES.get(call.operation()) + " " + call.project() + " " + id));
    }
  }

  /** At most so many calls arrived in any second. */
  static void callsKeepTo(EngineBench bench, int most) {
    List<Long> nanos =
        bench.simulator().traffic().arrivals().stream()
            .map(Traffic.Arrival::nanos)
            .sorted()
            .toList();
    for (int i = most; i < nanos.size(); i++) {
      assertThat(nanos.get(i) - nanos.get(i - most))
          .as("call " + i + " and the " + most + " before it")
          .isGreaterThanOrEqualTo(1_000_000_000L);
    }
  }

  /** The certificate, after an offline verification together with all its lists of items. */
  JsonNode evidence() throws IOException {
    String id = job.get("id").asText();
    byte[] file = jobs.evidence(id);
    JsonNode evidence = JSON.readTree(file).get("evidence");
    for (JsonNode part : evidence.get("items")) {
      String name = part.get("part").asText();
      parts.put(name, jobs.evidenceItems(id, name));
    }
    assertThat(new EvidenceVerifier(List.of()).verify(file, ItemSource.of(parts)).faults())
        .isEmpty();
    return evidence;
  }

  /** Ids by outcome, of one category, as the certificate's lists have them. */
  Map<String, Set<String>> outcomes(String category) throws IOException {
    return outcomes(item -> item.get("category").asText().equals(category));
  }

  Map<String, Set<String>> outcomes(Predicate<JsonNode> wanted) throws IOException {
    Map<String, Set<String>> outcomes = new HashMap<>();
    for (JsonNode item : items()) {
      if (wanted.test(item)) {
        outcomes
            .computeIfAbsent(item.get("outcome").asText(), any -> new TreeSet<>())
            .add(item.get("id").asText());
      }
    }
    return outcomes;
  }

  /** Every item of the certificate's lists. */
  List<JsonNode> items() throws IOException {
    evidence();
    List<JsonNode> items = new ArrayList<>();
    for (byte[] part : parts.values()) {
      for (String line : new String(part, StandardCharsets.UTF_8).lines().toList()) {
        items.add(JSON.readTree(line));
      }
    }
    return items;
  }

  /** The certificate says the same as the job, category by category. */
  void agreesWithTheJob() throws IOException {
    JsonNode evidence = evidence();
    assertThat(evidence.get("status")).isEqualTo(job.get("status"));
    job.get("categories")
        .fields()
        .forEachRemaining(
            entry -> {
              JsonNode counts = evidence.at("/categories/" + entry.getKey());
              assertThat(counts.get("deleted").asLong() + counts.get("absent").asLong())
                  .as(entry.getKey())
                  .isGreaterThanOrEqualTo(entry.getValue().get("done").asLong());
              assertThat(counts.get("survived").asLong() + counts.get("failed").asLong())
                  .as(entry.getKey())
                  .isLessThanOrEqualTo(entry.getValue().get("failed").asLong());
            });
  }
}
