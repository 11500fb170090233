package app.userdata.category;

import app.userdata.archive.Parts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a project held when an inventory of it was taken.
 *
 * @param gone whether the project itself was not there
 * @param iterations oldest first
 * @param sets images by set, the workspace first, then iterations by age
 */
public record Holdings(
    boolean gone,
    List<HeldIteration> iterations,
    Map<String, HeldSet> sets,
    List<HeldTag> tags,
    IdIndexes predictions) {
  /** The name of the workspace's image set; the others bear their iteration's id. */
  static final String WORKSPACE = "workspace";

  /**
   * An iteration.
   *
   * @param onlyWithProject the service does not delete it by itself now
   * @param trained whether it has a performance
   * @param tags those that it remembers
   * @param models the names of the models exported from it
   */
  record HeldIteration(
      UUID id,
      boolean published,
      boolean onlyWithProject,
      boolean trained,
      IdIndex tags,
      List<String> models) {}

  /**
   * The images of one set.
   *
   * @param notes the part with notes on some of them; empty when there are none
   */
  record HeldSet(IdIndex wanted, IdIndex all, String notes) {}

  /** A tag of the workspace. */
  record HeldTag(UUID id, long images, boolean held) {}

  /** Wanted and all of one kind. */
  record IdIndexes(IdIndex wanted, IdIndex all) {}

  /** Reads the results of an inventory. */
  public static Holdings read(InventoryContext context) {
    EarlierResults results = context.results();
    Map<String, String> head = results.get("").data();
    Map<String, HeldSet> sets = new LinkedHashMap<>();
    List<HeldIteration> iterations = new ArrayList<>();
    for (String line : HoldingsData.lines(head.getOrDefault(HoldingsData.ITERATIONS, ""))) {
      iterations.add(iteration(line, head));
    }
    Stream.concat(
            Stream.of(WORKSPACE), iterations.stream().map(iteration -> iteration.id().toString()))
        .filter(set -> results.find(set + "/p1").isPresent())
        .forEach(set -> sets.put(set, set(context, set)));
    return new Holdings(
        head.containsKey(HoldingsData.GONE),
        iterations,
        sets,
        HoldingsData.lines(head.getOrDefault(HoldingsData.TAGS, "")).stream()
            .map(Holdings::tag)
            .toList(),
        predictions(context));
  }

  /** How many iterations of the project were trained, as the inventory's first step saw them. */
  public static long trained(InventoryContext context) {
    String lines = context.results().get("").data().getOrDefault(HoldingsData.ITERATIONS, "");
    return HoldingsData.lines(lines).stream().filter(line -> line.endsWith(" true")).count();
  }

  /** The images of the workspace. */
  HeldSet workspace() {
    return set(WORKSPACE);
  }

  HeldSet set(String name) {
    return sets.getOrDefault(name, new HeldSet(IdIndex.EMPTY, IdIndex.EMPTY, ""));
  }

  /** The images of an iteration. */
  IdIndex images(HeldIteration iteration) {
    return set(iteration.id().toString()).all();
  }

  /** The tags that only this iteration has yet. */
  IdIndex remembered(HeldIteration iteration) {
    return iteration.tags().without(List.of(tagIds()));
  }

  IdIndex iterationIds() {
    return IdIndex.of(iterations.stream().map(HeldIteration::id).toList());
  }

  /** The tags of the workspace. */
  IdIndex tagIds() {
    return IdIndex.of(tags.stream().map(HeldTag::id).toList());
  }

  /** Every image, wherever it is. */
  IdIndex allImages() {
    return IdIndex.union(sets.values().stream().map(HeldSet::all).toList());
  }

  private static HeldIteration iteration(String line, Map<String, String> head) {
    String[] fields = line.split(" ");
    return new HeldIteration(
        UUID.fromString(fields[0]),
        Boolean.parseBoolean(fields[1]),
        Boolean.parseBoolean(fields[2]),
        Boolean.parseBoolean(fields[3]),
        HoldingsData.ids(head.getOrDefault(HoldingsData.TAGS + "/" + fields[0], "")),
        HoldingsData.lines(head.getOrDefault(HoldingsData.MODELS + "/" + fields[0], "")));
  }

  private static HeldTag tag(String line) {
    String[] fields = line.split(" ");
    return new HeldTag(
        UUID.fromString(fields[0]), Long.parseLong(fields[1]), Boolean.parseBoolean(fields[2]));
  }

  private static HeldSet set(InventoryContext context, String name) {
    Map<String, String> closed = PagedListing.closed(context.results(), name + "/p1").data();
    String all = closed.getOrDefault("all", "");
    String wanted = closed.getOrDefault("wanted", "");
    IdIndex index = index(context.parts(), all);
    return new HeldSet(
        wanted.equals(all) ? index : index(context.parts(), wanted),
        index,
        closed.getOrDefault("notes", ""));
  }

  private static IdIndex index(Parts parts, String name) {
    if (name.isEmpty()) {
      return IdIndex.EMPTY;
    }
    try (InputStream in = parts.read(name)) {
      return IdIndex.read(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("could not read an index of ids", e);
    }
  }

  private static IdIndexes predictions(InventoryContext context) {
    List<UUID> all = new ArrayList<>();
    context
        .results()
        .below(Inventory.PREDICTIONS)
        .forEach(
            page ->
                HoldingsData.lines(page.result().data().getOrDefault("ids", ""))
                    .forEach(id -> all.add(UUID.fromString(id))));
    IdIndex index = IdIndex.of(all);
    return new IdIndexes(index.only(context.scope()::coversPrediction), index);
  }
}
