package app.userdata.category;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The ids that a plan names of one project, by category. */
public final class PlannedIds {
  private final Map<CategoryId, IdIndex> byCategory;

  private PlannedIds(Map<CategoryId, IdIndex> byCategory) {
    this.byCategory = byCategory;
  }

  /** The ids of some sections of a plan; exported models, which have no ids, are left out. */
  public static PlannedIds of(Stream<PlanChunk> chunks, Set<String> sections) {
    Map<CategoryId, List<UUID>> ids = new EnumMap<>(CategoryId.class);
    chunks
        .filter(chunk -> sections.contains(chunk.section()))
        .flatMap(chunk -> chunk.entries().stream())
        .filter(entry -> entry.category() != CategoryId.EXPORTED_MODELS)
        .forEach(
            entry ->
                ids.computeIfAbsent(kind(entry.category()), any -> new ArrayList<>())
                    .add(entry.uuid()));
    Map<CategoryId, IdIndex> indexes = new EnumMap<>(CategoryId.class);
    ids.forEach((category, all) -> indexes.put(category, IdIndex.of(all)));
    return new PlannedIds(indexes);
  }

  /** Whether an id is among them, in whatever category. */
  public boolean contains(UUID id) {
    return byCategory.values().stream().anyMatch(ids -> ids.contains(id));
  }

  IdIndex of(CategoryId category) {
    return byCategory.getOrDefault(kind(category), IdIndex.EMPTY);
  }

  /** Those of the ids that the plan does not name. */
  List<UUID> without(CategoryId category, IdIndex ids) {
    return ids.without(List.of(of(category))).ids();
  }

  /** Whether the plan does not name some of the ids. */
  boolean lacksAny(CategoryId category, IdIndex ids) {
    return !without(category, ids).isEmpty();
  }

  /** Three categories describe iterations; their ids are the same. */
  private static CategoryId kind(CategoryId category) {
    return IterationDeletion.sharing(List.of(category)).isEmpty()
        ? category
        : CategoryId.ITERATIONS;
  }
}
