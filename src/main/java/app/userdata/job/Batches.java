package app.userdata.job;

import app.userdata.category.Phase;
import app.userdata.category.PlanChunk;
import app.userdata.category.PlanEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The steps that delete what a plan names of a project in one phase: a batch each, which one call
 * or a few delete, and in groups when there are many.
 */
final class Batches {
  static final String RANGE = "delete-range";
  static final String DELETE = "delete";

  private static final String FROM = "from";
  private static final String AT = "at";

  /** A part with ids, of which alone something is deleted again. */
  private static final String ONLY = "only";

  /** Whoever finishes a step looks at its whole group, so groups are small. */
  private static final int GROUP = 32;

  private Batches() {}

  /** What one step deletes: entries of a piece of the plan, from a position on. */
  private record Batch(String piece, int at) {}

  /** Names the steps below one, for everything that the plan has. */
  static List<Work> all(Deleting deleting, Work work) {
    return steps(deleting, work, Map.of());
  }

  /**
   * Names the steps below one, for some ids.
   *
   * @param ids the part that holds them
   */
  static List<Work> only(Deleting deleting, Work work, String ids) {
    return steps(deleting, work, Map.of(ONLY, ids));
  }

  private static List<Work> steps(Deleting deleting, Work work, Map<String, String> more) {
    List<Batch> batches = batches(deleting, work, Optional.ofNullable(more.get(ONLY)));
    if (batches.size() <= GROUP) {
      return deletions(deleting.job(), work, batches, more);
    }
    List<Work> steps = new ArrayList<>();
    for (int from = 0; from < batches.size(); from += GROUP) {
      Map<String, String> args = new HashMap<>(more);
      args.put(FROM, String.valueOf(from));
      steps.add(work.below(String.format("r%06d", from), RANGE, args));
    }
    return steps;
  }

  /** Names the steps of one group. */
  static StoredResult range(Deleting deleting, Work work) {
    List<Batch> batches = batches(deleting, work, Optional.ofNullable(work.args().get(ONLY)));
    int from = Integer.parseInt(work.arg(FROM));
    List<Batch> group = batches.subList(from, Math.min(batches.size(), from + GROUP));
    return StoredResult.naming(
        deletions(deleting.job(), work, group, Map.of()), null, Map.of(), deleting.now());
  }

  private static List<Work> deletions(
      Job job, Work work, List<Batch> batches, Map<String, String> more) {
    List<Work> steps = new ArrayList<>();
    for (Batch batch : batches) {
      Map<String, String> args = new HashMap<>(more);
      args.put(PlanBook.PIECE, batch.piece());
      args.put(AT, String.valueOf(batch.at()));
      Work step = work.below(String.format("d%06d", steps.size()), DELETE, args);
      steps.add(step.in(PhaseSteps.queue(job, Deleting.phase(work))));
    }
    return steps;
  }

  private static List<Batch> batches(Deleting deleting, Work work, Optional<String> only) {
    Phase phase = Deleting.phase(work);
    String project = work.arg(Deleting.PROJECT);
    List<Batch> batches = new ArrayList<>();
    long left = deleting.plan().count(project, phase);
    for (String piece : deleting.plan().names(project, phase.id())) {
      for (int at = 0; at < Math.min(left, phase.piece()); at += phase.batch()) {
        batches.add(new Batch(piece, at));
      }
      left -= phase.piece();
    }
    only.map(part -> Json.texts(deleting.parts().bytes(part)))
        .ifPresent(ids -> batches.removeIf(batch -> !holds(deleting, project, batch, ids)));
    return batches;
  }

  private static boolean holds(Deleting deleting, String project, Batch batch, Set<String> ids) {
    return deleting.plan().chunk(project, batch.piece()).batch(batch.at()).stream()
        .anyMatch(entry -> ids.contains(entry.id()));
  }

  /** What a step may delete: its batch, or those of it that are deleted again. */
  static List<PlanEntry> entries(Deleting deleting, Work work) {
    PlanChunk piece = deleting.plan().chunk(work.arg(Deleting.PROJECT), work.arg(PlanBook.PIECE));
    List<PlanEntry> batch = piece.batch(Integer.parseInt(work.arg(AT)));
    String only = work.args().get(ONLY);
    if (only == null) {
      return batch;
    }
    Set<String> ids = Json.texts(deleting.parts().bytes(only));
    return batch.stream().filter(entry -> ids.contains(entry.id())).toList();
  }

  /** Whether a step deletes again what an earlier pass has tried. */
  static boolean repeated(Work work) {
    return work.args().containsKey(ONLY);
  }

  /** The path of the node that named a deletion, at once or by a group. */
  static String namedBy(String deletion) {
    String above = Work.parent(deletion);
    return above.matches(".*/r[0-9]{6}") ? Work.parent(above) : above;
  }

  /** The paths of all steps below a node that deleted. */
  static List<String> paths(ResultBook book, String node) {
    List<String> paths = new ArrayList<>();
    for (String segment : book.members(node).keySet()) {
      if (segment.startsWith("r")) {
        paths.addAll(paths(book, node + "/" + segment));
      } else if (segment.startsWith("d")) {
        paths.add(node + "/" + segment);
      }
    }
    return paths;
  }
}
