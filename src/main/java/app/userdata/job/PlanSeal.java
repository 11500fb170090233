package app.userdata.job;

import app.userdata.category.Tally;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a person confirms: the hash over all pieces of a plan, and what they count.
 *
 * @param hash {@code sha256:} and the hash over the lines {@code sha256 name} of all pieces
 * @param attempt the attempt of the job that made it
 * @param items how many items go, those included that go along with others
 * @param phases the phases that have something to do
 * @param totals by category what is planned, and what is left already
 * @param hits how many images and predictions each selector of the request hits, by its place there
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record PlanSeal(
    String hash,
    int attempt,
    Instant sealedAt,
    long items,
    List<String> phases,
    Map<String, Tally> totals,
    Map<String, Long> hits) {
  PlanSeal {
    phases = phases == null ? List.of() : List.copyOf(phases);
    totals = totals == null ? Map.of() : Map.copyOf(totals);
    hits = hits == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(hits));
  }

  /** The selectors that hit nothing. */
  List<String> misses() {
    return hits.entrySet().stream()
        .filter(hit -> hit.getValue() == 0)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The same without the places of the request, which may tell how people are told apart. */
  PlanSeal withoutHits() {
    return new PlanSeal(hash, attempt, sealedAt, items, phases, totals, Map.of());
  }
}
