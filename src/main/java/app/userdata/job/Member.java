package app.userdata.job;

import app.userdata.category.Tally;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A step of a group as one listing shows it, without reading its result.
 *
 * @param named how many steps below it it named; none for a leaf
 * @param tally its own counts; with {@code rolledUp}, those of everything below it too
 * @param beside segments of further steps that it added to the group
 */
record Member(String segment, int named, boolean rolledUp, Tally tally, List<String> beside) {
  boolean leaf() {
    return named == 0;
  }

  /** Nothing below it is open. */
  boolean settled() {
    return leaf() || rolledUp;
  }

  static Map<String, String> labels(StoredResult result) {
    return Map.of(
        "named", String.valueOf(result.named()),
        "tally", text(result.tally()),
        "beside", result.besideOf().stream().map(Work::segment).collect(Collectors.joining(",")));
  }

  static Map<String, String> labels(Tally rolledUp) {
    return Map.of("tally", text(rolledUp));
  }

  static Member of(String segment, Map<String, String> labels) {
    String beside = labels.getOrDefault("beside", "");
    return new Member(
        segment,
        Integer.parseInt(labels.getOrDefault("named", "0")),
        false,
        tally(labels),
        beside.isEmpty() ? List.of() : List.of(beside.split(",")));
  }

  Member rolledUp(Map<String, String> labels) {
    return new Member(segment, named, true, tally(labels), beside);
  }

  private static String text(Tally tally) {
    return Stream.of(
            tally.planned(),
            tally.done(),
            tally.skipped(),
            tally.failed(),
            tally.residual(),
            tally.bytes())
        .map(String::valueOf)
        .collect(Collectors.joining(","));
  }

  static Tally tally(Map<String, String> labels) {
    long[] n =
        Arrays.stream(labels.getOrDefault("tally", "0,0,0,0,0,0").split(","))
            .mapToLong(Long::parseLong)
            .toArray();
    return new Tally(n[0], n[1], n[2], n[3], n[4], n[5]);
  }
}
