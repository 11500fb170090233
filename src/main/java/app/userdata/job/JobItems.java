package app.userdata.job;

import app.userdata.category.CategoryId;
import app.userdata.category.Item;
import app.userdata.category.Outcome;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** The outcomes of a job's items, read page by page from its results. */
final class JobItems {
  private static final int RESULTS_A_PAGE = 100;
  private final RecordStore records;

  JobItems(RecordStore records) {
    this.records = records;
  }

  /**
   * One page. A page may hold fewer items than asked for, even none, while a continuation is there:
   * results are skipped, not sorted.
   */
  ObjectNode page(
      Job job,
      Optional<CategoryId> category,
      Optional<Outcome> outcome,
      int most,
      Optional<String> continuation) {
    ResultBook book = new ResultBook(records, job.id(), job.attempt());
    String prefix = Work.EXPORT + category.map(chosen -> "/" + chosen.id()).orElse("");
    String listing = "items/" + job.id();
    Position position =
        continuation
            .map(token -> Position.read(PageToken.read(listing, token)))
            .orElse(new Position("", 0, 0));
    ObjectNode view = Json.object();
    ArrayNode items = view.putArray("items");
    while (items.size() < most) {
      ResultBook.Page page = book.results(prefix, position.listing(), RESULTS_A_PAGE);
      position = fill(book, page, category, outcome, most, position, items);
      if (position.result() < page.paths().size()) {
        break;
      }
      if (page.continuation().isEmpty()) {
        return view;
      }
      position = new Position(page.continuation().get(), 0, 0);
    }
    view.put("continuationToken", PageToken.of(listing, position.text()));
    return view;
  }

  private static Position fill(
      ResultBook book,
      ResultBook.Page page,
      Optional<CategoryId> category,
      Optional<Outcome> outcome,
      int most,
      Position from,
      ArrayNode items) {
    for (int i = from.result(); i < page.paths().size(); i++) {
      String path = page.paths().get(i);
      List<Item> found =
          category.isPresent() && !within(path, category.get())
              ? List.of()
              : book.get(path).itemsOf();
      for (int k = i == from.result() ? from.item() : 0; k < found.size(); k++) {
        if (items.size() == most) {
          return new Position(from.token(), i, k);
        }
        Item item = found.get(k);
        if (outcome.map(wanted -> wanted == item.outcome()).orElse(true)) {
          items.add(Json.node(item));
        }
      }
    }
    return new Position(from.token(), page.paths().size(), 0);
  }

  /** A prefix also matches longer names: iterations is the beginning of iterations-x. */
  private static boolean within(String path, CategoryId category) {
    String node = Work.EXPORT + "/" + category.id();
    return path.equals(node) || path.startsWith(node + "/");
  }

  /**
   * Where the next page starts: a listing's continuation, a result in that listing, an item in that
   * result.
   */
  private record Position(String token, int result, int item) {
    Optional<String> listing() {
      return token.isEmpty() ? Optional.empty() : Optional.of(token);
    }

    String text() {
      return result + "," + item + "," + token;
    }

    static Position read(String text) {
      String[] fields = text.split(",", 3);
      return new Position(fields[2], Integer.parseInt(fields[0]), Integer.parseInt(fields[1]));
    }
  }
}
