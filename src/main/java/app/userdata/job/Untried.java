package app.userdata.job;

import app.userdata.category.CategoryId;
import app.userdata.category.Deleted;
import app.userdata.category.Item;
import app.userdata.category.IterationDeletion;
import app.userdata.category.Phase;
import app.userdata.category.PlanEntry;
import app.userdata.category.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a canceled deletion planned and never tried: the items of the phases it did not carry out,
 * but for those that an attempt before saw gone.
 */
final class Untried {
  private final Job job;
  private final ResultBook book;
  private final PlanBook plan;
  private final List<Phase> phases;

  private Untried(Job job, ResultBook book, PlanBook plan, List<Phase> phases) {
    this.job = job;
    this.book = book;
    this.plan = plan;
    this.phases = phases;
  }

  /** What is untried of a job for which nothing more will be done. */
  static Untried of(Job job, RecordStore records) {
    ResultBook book = Attempts.book(records, job);
    PlanSeal seal = job.plan();
    List<String> planned = seal == null ? List.of() : seal.phases();
    return new Untried(
        job,
        book,
        Attempts.plan(records, job),
        planned.stream()
            .filter(phase -> !book.ended(phase))
            .map(Phase::of)
            .filter(phase -> phase != Phase.UNPUBLISH)
            .toList());
  }

  /**
   * A piece of the plan with such items.
   *
   * @param categories whose items they are
   */
  record Piece(String project, Phase phase, String name, List<CategoryId> categories) {}

  List<Piece> pieces() {
    List<Piece> pieces = new ArrayList<>();
    for (Phase phase : phases) {
      for (String project : job.projects()) {
        List<CategoryId> categories = new ArrayList<>(categories(phase));
        if (finishedBefore(phase, project).isPresent()) {
          // Its own items are taken over, but not those that were made of them.
          categories.remove(PhaseSteps.owner(job, phase));
        }
        plan.names(project, phase.id())
            .forEach(name -> pieces.add(new Piece(project, phase, name, categories)));
      }
    }
    return pieces;
  }

  /** The counts of a project of which the attempt before brought the phase to its end. */
  private Optional<Tally> finishedBefore(Phase phase, String project) {
    return book.total(PhaseSteps.node(job, phase, project));
  }

  /** The items of one piece. */
  List<Item> items(Piece piece) {
    GoneBefore gone = gone(piece.phase(), piece.project());
    List<Item> items = new ArrayList<>();
    for (CategoryId category : piece.categories()) {
      for (PlanEntry entry : plan.chunk(piece.project(), piece.name()).entries()) {
        Item item =
            gone.outcome(entry.id())
                .map(outcome -> entry.item(piece.project(), outcome, null))
                .orElseGet(() -> untried(entry, piece.project()));
        items.add(item.as(category));
      }
    }
    return items;
  }

  private static Item untried(PlanEntry entry, String project) {
    return entry.item(project, Deleted.UNTRIED.outcome(), Deleted.UNTRIED.reason());
  }

  private GoneBefore gone(Phase phase, String project) {
    return GoneBefore.of(book, PhaseSteps.node(job, phase, project));
  }

  /** The counts of the whole job by category, in which these items are skipped. */
  Map<String, Tally> totals() {
    Map<String, Tally> totals = new TreeMap<>(Outcomes.of(job, book).totals());
    for (Phase phase : phases) {
      for (String project : job.projects()) {
        for (CategoryId category : categories(phase)) {
          totals.merge(category.id(), tally(phase, project, category), Tally::plus);
        }
      }
    }
    return totals;
  }

  private Tally tally(Phase phase, String project, CategoryId category) {
    Optional<Tally> finished = finishedBefore(phase, project);
    if (finished.isPresent() && category == PhaseSteps.owner(job, phase)) {
      return finished.get();
    }
    long gone = gone(phase, project).size();
    return new Tally(0, gone, plan.count(project, phase) - gone, 0, 0, 0);
  }

  private List<CategoryId> categories(Phase phase) {
    return phase == Phase.ITERATIONS
        ? IterationDeletion.sharing(job.categories())
        : List.of(PhaseSteps.owner(job, phase));
  }
}
