package app.userdata.job;

import app.userdata.category.Phase;
import app.userdata.category.PlanChunk;
import app.userdata.category.ProjectPlan;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The plan of a deletion as it is stored: pieces written once, and for each project a list of their
 * names and hashes. A step names its piece; what it may delete is what the sealed list of that
 * project vouches for, whatever its message says.
 */
final class PlanBook {
  static final String FRAGMENT = "fragment";

  /** The argument of a step that names a piece of the plan. */
  static final String PIECE = "piece";

  private static final int HASH = 64;

  private final ResultBook book;
  private final RecordParts parts;

  /** The plan that an attempt of the job made. */
  PlanBook(ResultBook book, RecordParts parts) {
    this.book = book;
    this.parts = parts;
  }

  /** Stores a project's plan, piece by piece, and returns the lines of its list, sorted by name. */
  static String write(RecordParts parts, String project, Stream<ProjectPlan.Piece> pieces) {
    return pieces
        .map(
            piece ->
                line(parts, "plan/" + project + "/" + piece.place(), Json.bytes(piece.content())))
        .sorted(Comparator.comparing(line -> line.substring(HASH)))
        .collect(Collectors.joining());
  }

  /** Stores one piece and returns its line. */
  static String line(RecordParts parts, String stem, byte[] content) {
    return Hashes.sha256(content) + "  " + parts.write(stem, content) + "\n";
  }

  /** The lines {@code sha256 name} of a project's pieces, in order; none when it has no plan. */
  List<String> lines(String project) {
    return book.find(PlanSteps.composed(project))
        .flatMap(result -> Optional.ofNullable(result.dataOf().get(FRAGMENT)))
        .map(part -> new String(parts.bytes(part), StandardCharsets.UTF_8).lines().toList())
        .orElse(List.of());
  }

  /** The names of the pieces of one section of a project's plan. */
  List<String> names(String project, String section) {
    return names(lines(project), project, section);
  }

  /** All pieces of some sections of a project's plan, each read when it is asked for. */
  Stream<PlanChunk> chunks(String project, Set<String> sections) {
    List<String> lines = lines(project);
    Set<String> vouched = Set.copyOf(lines);
    return sections.stream()
        .flatMap(section -> names(lines, project, section).stream())
        .map(name -> chunk(vouched, name));
  }

  /** All pieces of a project's plan that say what goes, by itself or along with something. */
  Stream<PlanChunk> going(String project) {
    return chunks(
        project,
        Stream.concat(phases(), Stream.of(PlanChunk.TAKEN_ALONG)).collect(Collectors.toSet()));
  }

  /** All pieces of a project's plan. */
  Stream<PlanChunk> all(String project) {
    return chunks(project, sections());
  }

  /** How many items one phase deletes of a project. */
  long count(String project, Phase phase) {
    String counts =
        book.find(PlanSteps.composed(project))
            .map(result -> result.dataOf().getOrDefault(PlanSteps.PHASES, ""))
            .orElse("");
    return Stream.of(counts.split(","))
        .filter(count -> count.startsWith(phase.id() + "="))
        .mapToLong(count -> Long.parseLong(count.substring(phase.id().length() + 1)))
        .sum();
  }

  /**
   * One piece of a project's plan.
   *
   * @throws IllegalStateException when the sealed plan has no such piece
   */
  PlanChunk chunk(String project, String name) {
    return chunk(Set.copyOf(lines(project)), name);
  }

  private PlanChunk chunk(Set<String> vouched, String name) {
    byte[] content = parts.bytes(name);
    if (!vouched.contains(Hashes.sha256(content) + "  " + name)) {
      throw new IllegalStateException("the step names a piece that is not in the sealed plan");
    }
    return Json.read(content, PlanChunk.class);
  }

  private static List<String> names(List<String> lines, String project, String section) {
    String prefix = "plan/" + project + "/" + section + "/";
    return lines.stream()
        .map(line -> line.substring(HASH + 2))
        .filter(name -> name.startsWith(prefix))
        .toList();
  }

  /** The name in a line. */
  static String name(String line) {
    return line.substring(HASH + 2);
  }

  /** The names of all sections. */
  static Set<String> sections() {
    return Stream.concat(phases(), Stream.of(PlanChunk.TAKEN_ALONG, PlanChunk.LEFT))
        .collect(Collectors.toSet());
  }

  private static Stream<String> phases() {
    return Stream.of(Phase.values()).map(Phase::id);
  }
}
