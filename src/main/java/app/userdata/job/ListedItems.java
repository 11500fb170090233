package app.userdata.job;

import app.userdata.evidence.ItemOutcome;
import app.userdata.evidence.ItemPart;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What the certificate needs of one project's items.
 *
 * @param looks when the items of a category were looked for, by category
 * @param counts items by category and outcome
 * @param unknown planned items of which nothing was concluded
 */
record ListedItems(
    List<ItemPart> parts,
    Map<String, Looks> looks,
    Map<String, Map<ItemOutcome, Long>> counts,
    long unknown) {
  /** The data of a step that holds it. */
  static final String DATA = "listed";

  ListedItems {
    parts = List.copyOf(parts);
    looks = Map.copyOf(looks);
    counts = Map.copyOf(counts);
  }

  /** When and how often somebody looked. */
  record Looks(Instant from, Instant to, int passes) {
    Looks and(Looks other) {
      return new Looks(
          from.isBefore(other.from) ? from : other.from,
          to.isAfter(other.to) ? to : other.to,
          Math.max(passes, other.passes));
    }
  }
}
