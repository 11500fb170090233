package app.userdata.job;

import app.userdata.category.CategoryId;
import app.userdata.category.Item;
import app.userdata.category.Outcome;
import app.userdata.category.PlanChunk;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * The outcomes of a job's items, read page by page from its results; of a deletion that is not
 * confirmed yet the items of its plan come first, of one that was canceled those last that it did
 * not try.
 */
final class JobItems {
  private static final int RESULTS_A_PAGE = 200;

  private final RecordStore records;
  private final Job job;
  private final Filter filter;
  private final int most;

  JobItems(RecordStore records, Job job, Filter filter, int most) {
    this.records = records;
    this.job = job;
    this.filter = filter;
    this.most = most;
  }

  /** Which items are wanted. */
  record Filter(Optional<CategoryId> category, Optional<Outcome> outcome) {
    boolean wants(Item item) {
      return category.map(wanted -> wanted == item.category()).orElse(true)
          && outcome.map(wanted -> wanted == item.outcome()).orElse(true);
    }
  }

  /**
   * One page. A page may hold fewer items than asked for, even none, while a continuation is there:
   * results are skipped, not sorted.
   */
  ObjectNode page(Optional<String> continuation) {
    String listing = "items/" + job.id();
    Optional<ItemsPosition> position =
        Optional.of(
            continuation
                .map(token -> ItemsPosition.read(PageToken.read(listing, token)))
                .orElseGet(this::beginning));
    ObjectNode view = Json.object();
    ArrayNode items = view.putArray("items");
    while (position.isPresent() && items.size() < most) {
      ItemsPosition at = position.get();
      position =
          switch (at.part()) {
            case PLAN -> planned(at, items);
            case RESULTS -> results(at, items);
            case UNTRIED -> untried(at, items);
          };
    }
    position.ifPresent(next -> view.put("continuationToken", PageToken.of(listing, next.text())));
    return view;
  }

  private ItemsPosition beginning() {
    boolean wanted = filter.outcome().map(outcome -> outcome == Outcome.PLANNED).orElse(true);
    boolean waiting =
        job.status() == JobStatus.AWAITING_CONFIRMATION || filter.outcome().isPresent();
    return job.kind() == JobKind.DELETION && wanted && waiting
        ? ItemsPosition.PLAN
        : ItemsPosition.RESULTS;
  }

  /** Adds what a plan deletes, or takes along; the next position is empty at the end. */
  private Optional<ItemsPosition> planned(ItemsPosition from, ArrayNode items) {
    if (job.plan() == null) {
      return Optional.of(ItemsPosition.RESULTS);
    }
    PlanBook plan = Attempts.plan(records, job);
    int piece = 0;
    for (String project : job.projects()) {
      for (String line : plan.lines(project)) {
        if (piece++ < from.result() || line.contains("/" + PlanChunk.LEFT + "/")) {
          continue;
        }
        PlanChunk chunk = plan.chunk(project, PlanBook.name(line));
        List<Item> all = chunk.entries().stream().map(entry -> entry.item(project)).toList();
        int first = piece - 1 == from.result() ? from.item() : 0;
        Optional<Integer> stopped = add(all, first, items);
        if (stopped.isPresent()) {
          return Optional.of(from.at(piece - 1, stopped.get()));
        }
      }
    }
    return filter.outcome().isPresent() ? Optional.empty() : Optional.of(ItemsPosition.RESULTS);
  }

  private Optional<ItemsPosition> results(ItemsPosition from, ArrayNode items) {
    ResultBook book = Attempts.book(records, job);
    ResultBook.Page page = book.resultsThatCount(prefix(), from.listing(), RESULTS_A_PAGE);
    for (int i = from.result(); i < page.paths().size(); i++) {
      List<Item> found = book.get(page.paths().get(i)).itemsOf();
      Optional<Integer> stopped = add(found, i == from.result() ? from.item() : 0, items);
      if (stopped.isPresent()) {
        return Optional.of(from.at(i, stopped.get()));
      }
    }
    return page.continuation().map(ItemsPosition.RESULTS::after).or(this::beyondResults);
  }

  private Optional<ItemsPosition> beyondResults() {
    return job.kind() == JobKind.DELETION && job.status() == JobStatus.CANCELED
        ? Optional.of(ItemsPosition.UNTRIED)
        : Optional.empty();
  }

  private Optional<ItemsPosition> untried(ItemsPosition from, ArrayNode items) {
    Untried untried = Untried.of(job, records);
    List<Untried.Piece> pieces = untried.pieces();
    for (int i = from.result(); i < pieces.size(); i++) {
      List<Item> found = untried.items(pieces.get(i));
      Optional<Integer> stopped = add(found, i == from.result() ? from.item() : 0, items);
      if (stopped.isPresent()) {
        return Optional.of(from.at(i, stopped.get()));
      }
    }
    return Optional.empty();
  }

  /** An export keeps each category in a branch of its own; a deletion does not. */
  private String prefix() {
    return job.kind() == JobKind.DELETION
        ? ""
        : Work.EXPORT + filter.category().map(chosen -> "/" + chosen.id()).orElse("");
  }

  /** Adds what is wanted; where the page is full, tells which item comes next. */
  private Optional<Integer> add(List<Item> found, int first, ArrayNode items) {
    for (int i = first; i < found.size(); i++) {
      if (items.size() == most) {
        return Optional.of(i);
      }
      if (filter.wants(found.get(i))) {
        items.add(Json.node(found.get(i)));
      }
    }
    return Optional.empty();
  }
}
