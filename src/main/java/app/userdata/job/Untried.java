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
import java.util.TreeMap;

/**
 * What a canceled deletion planned and never tried: the items of the phases it did not carry out.
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
    ResultBook book = new ResultBook(records, job.id(), job.attempt());
    PlanSeal seal = job.plan();
    if (seal == null) {
      return new Untried(
          job, book, new PlanBook(book, new RecordParts(records, job.id())), List.of());
    }
    return new Untried(
        job,
        book,
        new PlanBook(
            new ResultBook(records, job.id(), seal.attempt()), new RecordParts(records, job.id())),
        seal.phases().stream()
            .filter(phase -> !book.ended(phase))
            .map(Phase::of)
            .filter(phase -> phase != Phase.UNPUBLISH)
            .toList());
  }

  /** A piece of the plan with such items. */
  record Piece(String project, Phase phase, String name) {}

  List<Piece> pieces() {
    List<Piece> pieces = new ArrayList<>();
    for (Phase phase : phases) {
      for (String project : job.projects()) {
        plan.names(project, phase.id())
            .forEach(name -> pieces.add(new Piece(project, phase, name)));
      }
    }
    return pieces;
  }

  /** The items of one piece. */
  List<Item> items(Piece piece) {
    List<Item> items = new ArrayList<>();
    for (CategoryId category : categories(piece.phase())) {
      for (PlanEntry entry : plan.chunk(piece.project(), piece.name()).entries()) {
        items.add(
            entry
                .item(piece.project(), Deleted.UNTRIED.outcome(), Deleted.UNTRIED.reason())
                .as(category));
      }
    }
    return items;
  }

  /** The counts of the whole job by category, in which these items are skipped. */
  Map<String, Tally> totals() {
    Map<String, Tally> totals = new TreeMap<>(Outcomes.of(job, book).totals());
    for (Phase phase : phases) {
      long items = job.projects().stream().mapToLong(project -> plan.count(project, phase)).sum();
      categories(phase)
          .forEach(
              category ->
                  totals.merge(category.id(), new Tally(0, 0, items, 0, 0, 0), Tally::plus));
    }
    return totals;
  }

  private List<CategoryId> categories(Phase phase) {
    return phase == Phase.ITERATIONS
        ? IterationDeletion.sharing(job.categories())
        : List.of(PhaseSteps.owner(job, phase));
  }
}
