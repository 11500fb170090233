package app.userdata.job;

import java.util.Optional;

/**
 * Where the next page of items starts.
 *
 * @param ofPlan in the pieces of a plan, else among results
 * @param token a listing's continuation; empty at its beginning
 * @param result a piece of the plan, or a result in that part of the listing
 * @param item an item in there
 */
record ItemsPosition(boolean ofPlan, String token, int result, int item) {
  static final ItemsPosition PLAN = new ItemsPosition(true, "", 0, 0);
  static final ItemsPosition RESULTS = new ItemsPosition(false, "", 0, 0);

  Optional<String> listing() {
    return token.isEmpty() ? Optional.empty() : Optional.of(token);
  }

  ItemsPosition at(int otherResult, int otherItem) {
    return new ItemsPosition(ofPlan, token, otherResult, otherItem);
  }

  ItemsPosition after(String listed) {
    return new ItemsPosition(ofPlan, listed, 0, 0);
  }

  String text() {
    return (ofPlan ? "p" : "r") + "," + result + "," + item + "," + token;
  }

  /** Reads what {@link #text} wrote; {@link PageToken} sees to it that nobody else wrote it. */
  static ItemsPosition read(String text) {
    String[] fields = text.split(",", 4);
    return new ItemsPosition(
        fields[0].equals("p"), fields[3], Integer.parseInt(fields[1]), Integer.parseInt(fields[2]));
  }
}
