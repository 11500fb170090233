package app.userdata.dev.simulator;

import app.userdata.dev.simulator.Traffic.Mutation;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Tells which calls change the account, and which objects they name. */
final class Mutations {
  private static final Set<String> READING_POSTS =
      Set.of(
          "QueryPredictions",
          "QuerySuggestedImages",
          "QuerySuggestedImageCount",
          "GetImageRegionProposals",
          "SuggestTagsAndRegions");
  private static final UUID NOWHERE = new UUID(0, 0);

  private Mutations() {}

  /** The mutation that a call is; empty for one that only reads. */
  static Optional<Mutation> of(
      Routes.Match match, Map<String, String> query, int status, Instant at) {
    Routes.Route route = match.route();
    if (route.method().equals("GET") || READING_POSTS.contains(route.operation())) {
      return Optional.empty();
    }
    UUID project = id(match.names().getOrDefault("projectId", "")).findFirst().orElse(NOWHERE);
    return Optional.of(
        new Mutation(
            route.operation(),
            project,
            ids(match, query, project),
            flag(query, "allImages"),
            flag(query, "allIterations"),
            status,
            at));
  }

  /** The list of ids where the call has one, else the one object that the path leads to. */
  private static List<UUID> ids(Routes.Match match, Map<String, String> query, UUID project) {
    List<UUID> listed =
        Stream.of("imageids", "regionids", "ids")
            .map(name -> query.getOrDefault(name, ""))
            .flatMap(list -> Stream.of(list.split(",", -1)))
            .flatMap(Mutations::id)
            .toList();
    if (!listed.isEmpty()) {
      return listed;
    }
    boolean whole = match.route().segments().equals(List.of("projects", "{projectId}"));
    return whole
        ? List.of(project)
        : Stream.of("iterationId", "tagId", "imageId")
            .flatMap(name -> id(match.names().getOrDefault(name, "")))
            .toList();
  }

  private static Stream<UUID> id(String text) {
    try {
      return Stream.of(UUID.fromString(text.strip()));
    } catch (IllegalArgumentException e) {
      return Stream.empty();
    }
  }

  private static boolean flag(Map<String, String> query, String name) {
    return query.getOrDefault(name.toLowerCase(Locale.ROOT), "").equalsIgnoreCase("true");
  }
}
