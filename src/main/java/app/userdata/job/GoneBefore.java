package app.userdata.job;

import app.userdata.category.IdIndex;
import app.userdata.category.Item;
import app.userdata.category.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** What the attempt before saw gone of one project in one phase that it could not finish. */
record GoneBefore(IdIndex deleted, IdIndex absent) {

  /**
   * Reads it.
   *
   * @param node the path below which the steps of that project and phase lie
   */
  static GoneBefore of(ResultBook book, String node) {
    List<UUID> deleted = new ArrayList<>();
    List<UUID> absent = new ArrayList<>();
    Consumer<Item> sort =
        item -> {
          if (item.outcome() == Outcome.DELETED) {
            deleted.add(UUID.fromString(item.id()));
          } else if (item.outcome() == Outcome.ABSENT) {
            absent.add(UUID.fromString(item.id()));
          }
        };
    book.earlier()
        .map(EarlierAttempt::whole)
        .ifPresent(
            whole ->
                whole.each(node, tally -> tally.done() > 0, step -> step.itemsOf().forEach(sort)));
    return new GoneBefore(IdIndex.of(deleted), IdIndex.of(absent));
  }

  boolean isEmpty() {
    return size() == 0;
  }

  int size() {
    return deleted.size() + absent.size();
  }

  /** Deleted or absent; empty for what is not known to be gone. */
  Optional<Outcome> outcome(String id) {
    UUID uuid = UUID.fromString(id);
    if (deleted.contains(uuid)) {
      return Optional.of(Outcome.DELETED);
    }
    return absent.contains(uuid) ? Optional.of(Outcome.ABSENT) : Optional.empty();
  }
}
