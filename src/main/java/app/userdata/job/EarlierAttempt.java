package app.userdata.job;

import app.userdata.archive.ArchiveEntry;
import app.userdata.category.Tally;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The attempt of a job before the present one, as far as that takes it over. Nothing in it changes
 * any more.
 */
final class EarlierAttempt {
  private final ResultBook book;
  private final Inheritance inheritance;
  private final Map<String, Optional<Tally>> totals = new HashMap<>();

  EarlierAttempt(ResultBook book, Inheritance inheritance) {
    this.book = book;
    this.inheritance = inheritance;
  }

  /** All of it, what is not taken over too. */
  ResultBook whole() {
    return book;
  }

  Optional<StoredResult> find(String path) {
    return takes(path) ? book.find(path) : Optional.empty();
  }

  Optional<Tally> rollUp(String path) {
    return takes(path) ? book.rollUpAt(path) : Optional.empty();
  }

  Map<String, Member> members(String path) {
    Map<String, Member> taken = new LinkedHashMap<>();
    book.members(path)
        .forEach(
            (segment, member) -> {
              String below = path + "/" + segment;
              totals.put(below, Optional.of(member).filter(Member::settled).map(Member::tally));
              if (takes(below)) {
                taken.put(segment, member);
              }
            });
    return taken;
  }

  /**
   * The files that a step archived, and the steps that went on with what it had no time for,
   * without those that were lost since. Of whatever id they are, their bytes never change.
   */
  List<ArchiveEntry> archived(String path) {
    Set<String> lost = new HashSet<>();
    book.find(ExportInheritance.check(path))
        .ifPresent(check -> check.itemsOf().forEach(item -> lost.add(item.id())));
    List<ArchiveEntry> entries = new ArrayList<>();
    List<String> open = new ArrayList<>(List.of(path));
    while (!open.isEmpty()) {
      Optional<StoredResult> result = book.find(open.remove(open.size() - 1));
      result.ifPresent(
          step -> {
            entries.addAll(step.entriesOf());
            step.besideOf().stream()
                .map(Work::path)
                .filter(beside -> beside.startsWith(path))
                .forEach(open::add);
          });
    }
    entries.removeIf(entry -> lost.contains(entry.path().value()));
    return entries;
  }

  boolean takes(String path) {
    return inheritance
        .node(path)
        .filter(node -> inheritance.settled(node, this::total))
        .isPresent();
  }

  private Optional<Tally> total(String path) {
    Optional<Tally> known = totals.get(path);
    if (known == null) {
      known = book.total(path);
      totals.put(path, known);
    }
    return known;
  }
}
