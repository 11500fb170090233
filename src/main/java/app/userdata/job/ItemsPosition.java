package app.userdata.job;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
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

  /** The text that goes to the caller and comes back. */
  String text() {
    String text = (ofPlan ? "p" : "r") + "," + result + "," + item + "," + token;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  static ItemsPosition read(String text) {
    try {
      String[] fields =
          new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(",", 4);
      return new ItemsPosition(
          fields[0].equals("p"),
          fields[3],
          Math.max(0, Integer.parseInt(fields[1])),
          Math.max(0, Integer.parseInt(fields[2])));
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw JobProblem.invalid(
          "continuationToken", "The continuationToken is not one that this job's items returned.");
    }
  }
}
