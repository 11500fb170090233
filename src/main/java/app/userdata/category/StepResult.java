package app.userdata.category;

import app.userdata.archive.ArchiveEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a step did, written once. It names the steps that follow; they are enqueued from the stored
 * result.
 *
 * @param tally what this step alone adds to the counts
 * @param entries the files it put into the archive
 * @param children steps below this one; this step is settled only when they all are
 * @param beside further steps of the group that this step belongs to
 * @param then runs when all children are settled
 * @param data what later steps read: names of parts, counts
 * @param notes sentences for the job's report
 */
public record StepResult(
    Tally tally,
    List<Item> items,
    List<ArchiveEntry> entries,
    List<Step> children,
    List<Step> beside,
    Optional<Step> then,
    Map<String, String> data,
    List<String> notes) {

  /** The data of a step that saw changes of what is exported: how many. */
  public static final String CHANGES = "changes";

  /** The data of a step that listed something: the numbers of the selectors that it hits. */
  public static final String HITS = "hits";

  public StepResult {
    items = List.copyOf(items);
    entries = List.copyOf(entries);
    children = List.copyOf(children);
    beside = List.copyOf(beside);
    data = Map.copyOf(data);
    notes = List.copyOf(notes);
  }

  /** A step without children is settled as soon as its result is stored. */
  public boolean leaf() {
    return children.isEmpty() && then.isEmpty();
  }

  /** Starts an empty result. */
  public static Draft draft() {
    return new Draft();
  }

  /** Collects what a step does, in the order in which it does it. */
  public static final class Draft {
    private final List<Item> items = new ArrayList<>();
    private final List<ArchiveEntry> entries = new ArrayList<>();
    private final List<Step> children = new ArrayList<>();
    private final List<Step> beside = new ArrayList<>();
    private Optional<Step> then = Optional.empty();
    private final Map<String, String> data = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private Tally extra = Tally.NONE;
    private int changes;

    private Draft() {}

    /** Adds an item; it counts by its outcome. */
    public Draft item(Item item) {
      items.add(item);
      return this;
    }

    /** Adds a file of the archive. */
    public Draft entry(ArchiveEntry entry) {
      entries.add(entry);
      return this;
    }

    /** Adds to the counts what no item of this result says. */
    public Draft count(Tally tally) {
      extra = extra.plus(tally);
      return this;
    }

    /** Names a step below this one. */
    public Draft child(Step step) {
      children.add(step);
      return this;
    }

    /** Names a further step of this step's own group. */
    public Draft beside(Step step) {
      beside.add(step);
      return this;
    }

    /** Names the step that runs when all children are settled. */
    public Draft then(Step step) {
      then = Optional.of(step);
      return this;
    }

    /** Leaves a value for a later step. */
    public Draft data(String name, String value) {
      data.put(name, value);
      return this;
    }

    /** Leaves a sentence for the report. */
    public Draft note(String sentence) {
      notes.add(sentence);
      return this;
    }

    /** Leaves the numbers of the selectors that something listed hits; see {@link Selectors}. */
    Draft hits(Collection<Integer> selectors) {
      if (!selectors.isEmpty()) {
        data.put(HITS, Selectors.text(new TreeSet<>(selectors)));
      }
      return this;
    }

    /** Says that something of the service changed while the step's category was read. */
    public Draft changed() {
      changes++;
      return this;
    }

    /** The result; its counts follow from its items. */
    public StepResult result() {
      if (changes > 0) {
        data.put(CHANGES, String.valueOf(changes));
      }
      return new StepResult(
          Tally.of(items).plus(extra), items, entries, children, beside, then, data, notes);
    }
  }
}
