package app.userdata.job;

import app.userdata.archive.ArchiveEntry;
import app.userdata.category.Item;
import app.userdata.category.Step;
import app.userdata.category.StepResult;
import app.userdata.category.Tally;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A step's result as it is stored, once. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record StoredResult(
    Tally tally,
    @Nullable List<Item> items,
    @Nullable List<ArchiveEntry> entries,
    @Nullable List<Work> children,
    @Nullable List<Work> beside,
    @Nullable Work then,
    @Nullable Map<String, String> data,
    @Nullable List<String> notes,
    Instant at) {

  /** The data of a step that was given up: why. */
  static final String FAILED = "failed";

  StoredResult {
    items = items == null ? List.of() : List.copyOf(items);
    entries = entries == null ? List.of() : List.copyOf(entries);
    children = children == null ? List.of() : List.copyOf(children);
    beside = beside == null ? List.of() : List.copyOf(beside);
    data = data == null ? Map.of() : Map.copyOf(data);
    notes = notes == null ? List.of() : List.copyOf(notes);
  }

  static StoredResult of(StepResult result, Instant at) {
    return new StoredResult(
        result.tally(),
        result.items(),
        result.entries(),
        result.children().stream().map(Work::of).toList(),
        result.beside().stream().map(Work::of).toList(),
        result.then().map(Work::of).orElse(null),
        result.data(),
        result.notes(),
        at);
  }

  /** A result whose following steps go where the function says. */
  static StoredResult of(
      StepResult result, @Nullable Work then, Function<Step, Work> place, Instant at) {
    return new StoredResult(
        result.tally(),
        result.items(),
        result.entries(),
        result.children().stream().map(place).toList(),
        result.beside().stream().map(place).toList(),
        result.then().map(place).orElse(then),
        result.data(),
        result.notes(),
        at);
  }

  /** A result that only names what follows. */
  static StoredResult naming(
      List<Work> children, @Nullable Work then, Map<String, String> data, Instant at) {
    return new StoredResult(Tally.NONE, null, null, children, null, then, data, null, at);
  }

  /** A result that only adds steps to its own group. */
  static StoredResult besides(List<Work> beside, Instant at) {
    return new StoredResult(Tally.NONE, null, null, null, beside, null, null, null, at);
  }

  /** A result of files of the archive, and sentences for the job's report. */
  static StoredResult files(List<ArchiveEntry> entries, List<String> notes, Instant at) {
    return new StoredResult(Tally.NONE, null, entries, null, null, null, null, notes, at);
  }

  /** A result with items and nothing that follows. */
  static StoredResult items(List<Item> items, Instant at) {
    return new StoredResult(Tally.of(items), items, null, null, null, null, null, null, at);
  }

  /** The same of a step that saw a change of what is exported. */
  StoredResult changed() {
    Map<String, String> more = new HashMap<>(dataOf());
    more.put(StepResult.CHANGES, "1");
    return new StoredResult(tally, items, entries, children, beside, then, more, notes, at);
  }

  /** How many changes of what is exported the step saw. */
  long changes() {
    return Long.parseLong(dataOf().getOrDefault(StepResult.CHANGES, "0"));
  }

  /** The numbers of the selectors that something listed hits. */
  List<String> hits() {
    String numbers = dataOf().getOrDefault(StepResult.HITS, "");
    return numbers.isEmpty() ? List.of() : List.of(numbers.split(","));
  }

  /** Whether the step was given up, so that nothing of what it should tell is here. */
  @JsonIgnore
  boolean isFailed() {
    return dataOf().containsKey(FAILED);
  }

  /** Why the step was given up; empty when it was not. */
  String why() {
    return dataOf().getOrDefault(FAILED, "");
  }

  /**
   * As a category reads an earlier step of its own: without what follows, which only the engine
   * needs.
   */
  StepResult asEarlier() {
    return new StepResult(
        tally,
        itemsOf(),
        entriesOf(),
        List.of(),
        List.of(),
        Optional.<Step>empty(),
        dataOf(),
        notesOf());
  }

  @JsonIgnore
  boolean isLeaf() {
    return named() == 0;
  }

  /** How many steps below it it names, the one that follows them included. */
  int named() {
    return childrenOf().size() + (then == null ? 0 : 1);
  }

  List<Item> itemsOf() {
    return items == null ? List.of() : items;
  }

  List<ArchiveEntry> entriesOf() {
    return entries == null ? List.of() : entries;
  }

  List<Work> childrenOf() {
    return children == null ? List.of() : children;
  }

  List<Work> besideOf() {
    return beside == null ? List.of() : beside;
  }

  Map<String, String> dataOf() {
    return data == null ? Map.of() : data;
  }

  List<String> notesOf() {
    return notes == null ? List.of() : notes;
  }
}
