package app.userdata.category;

import java.util.Collection;

/**
 * Counts of items and bytes. Counts are always sums over stored results; nothing counts upwards in
 * place.
 *
 * @param planned items known to exist, the denominator of progress
 * @param done exported, deleted or found absent
 */
public record Tally(long planned, long done, long skipped, long failed, long residual, long bytes) {
  public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0);

  /** So many items are there; nothing is done with them yet. */
  public static Tally planned(long items) {
    return new Tally(items, 0, 0, 0, 0, 0);
  }

  /** The count of these items' outcomes. */
  public static Tally of(Collection<Item> items) {
    long done = 0;
    long skipped = 0;
    long failed = 0;
    long residual = 0;
    long bytes = 0;
    for (Item item : items) {
      switch (item.outcome()) {
        case EXPORTED, DELETED, ABSENT -> done++;
        case RESIDUAL -> residual++;
        case SKIPPED, HELD -> skipped++;
        case PLANNED -> {}
        case FAILED, NOT_EXPORTED, CHANGED_SINCE_PLAN, BLOCKED, SURVIVED, APPEARED_SINCE_PLAN ->
            failed++;
      }
      bytes += item.bytes() == null ? 0 : item.bytes();
    }
    return new Tally(0, done, skipped, failed, residual, bytes);
  }

  /** Both together. */
  public Tally plus(Tally other) {
    return new Tally(
        planned + other.planned,
        done + other.done,
        skipped + other.skipped,
        failed + other.failed,
        residual + other.residual,
        bytes + other.bytes);
  }

  /** Items of any outcome. */
  public long settled() {
    return done + skipped + failed + residual;
  }
}
