package app.userdata.category;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a deletion will do to one project.
 *
 * @param phases what goes, by phase
 * @param takenAlong what goes with an iteration, a tag or the project
 * @param left what is in the scope and stays, with its outcome
 */
public record ProjectPlan(
    Map<Phase, List<PlanEntry>> phases, List<PlanEntry> takenAlong, List<PlanEntry> left) {
  private static final int LISTED = 1000;

  public ProjectPlan {
    phases = Collections.unmodifiableMap(new EnumMap<>(phases));
    takenAlong = Collections.unmodifiableList(takenAlong);
    left = Collections.unmodifiableList(left);
  }

  /**
   * A piece of the plan.
   *
   * @param place its name within the project's plan
   */
  public record Piece(String place, PlanChunk content) {}

  /** The plan in pieces of {@link Phase#piece} items, each made when it is asked for. */
  public Stream<Piece> pieces(UUID project) {
    return Stream.of(
            phases.entrySet().stream()
                .flatMap(
                    phase ->
                        split(
                            project,
                            phase.getKey().id(),
                            phase.getValue(),
                            phase.getKey().piece())),
            split(project, PlanChunk.TAKEN_ALONG, takenAlong, LISTED),
            split(project, PlanChunk.LEFT, left, LISTED))
        .flatMap(pieces -> pieces);
  }

  /** How many items a person who reads it should count, side effects included. */
  public long weight() {
    return Stream.concat(takenAlong.stream(), phases.values().stream().flatMap(List::stream))
        .mapToLong(PlanEntry::weight)
        .sum();
  }

  private static Stream<Piece> split(
      UUID project, String section, List<PlanEntry> entries, int most) {
    return IntStream.iterate(0, from -> from < entries.size(), from -> from + most)
        .mapToObj(
            from ->
                new Piece(
                    String.format("%s/%06d", section, from / most),
                    new PlanChunk(
                        section,
                        project,
                        entries.subList(from, Math.min(entries.size(), from + most)))));
  }
}
