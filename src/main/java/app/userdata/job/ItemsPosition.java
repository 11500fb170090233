package app.userdata.job;

import java.util.Optional;

/**
 * Where the next page of items starts.
 *
 * @param token a listing's continuation; empty at its beginning
 * @param result a piece of the plan, or a result in that part of the listing
 * @param item an item in there
 */
record ItemsPosition(Part part, String token, int result, int item) {
  static final ItemsPosition PLAN = new ItemsPosition(Part.PLAN, "", 0, 0);
  static final ItemsPosition RESULTS = new ItemsPosition(Part.RESULTS, "", 0, 0);
  static final ItemsPosition UNTRIED = new ItemsPosition(Part.UNTRIED, "", 0, 0);

  /** Where items come from: the pieces of a plan, results, or what a cancellation left untried. */
  enum Part {
    PLAN,
    RESULTS,
    UNTRIED
  }

  Optional<String> listing() {
    return token.isEmpty() ? Optional.empty() : Optional.of(token);
  }

  ItemsPosition at(int otherResult, int otherItem) {
    return new ItemsPosition(part, token, otherResult, otherItem);
  }

  ItemsPosition after(String listed) {
    return new ItemsPosition(part, listed, 0, 0);
  }

  String text() {
    return part + "," + result + "," + item + "," + token;
  }

  /** Reads what {@link #text} wrote; {@link PageToken} sees to it that nobody else wrote it. */
  static ItemsPosition read(String text) {
    String[] fields = text.split(",", 4);
    return new ItemsPosition(
        Part.valueOf(fields[0]),
        fields[3],
        Integer.parseInt(fields[1]),
        Integer.parseInt(fields[2]));
  }
}
