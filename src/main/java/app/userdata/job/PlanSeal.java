package app.userdata.job;

import app.userdata.category.Tally;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
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
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record PlanSeal(
    String hash,
    int attempt,
    Instant sealedAt,
    long items,
    List<String> phases,
    Map<String, Tally> totals) {
  PlanSeal {
    phases = phases == null ? List.of() : List.copyOf(phases);
    totals = totals == null ? Map.of() : Map.copyOf(totals);
  }
}
