package app.userdata.job;

import java.util.ArrayList;
import java.util.List;

/** Tells people which selectors of a request matched nothing: a typing error, or nobody there. */
final class NoMatch {
  private static final int NAMED = 20;

  private NoMatch() {}

  /**
   * Sentences for a job's notes.
   *
   * @param selectors by their places in the request
   * @param complete whether everything could be listed
   */
  static List<String> notes(List<String> selectors, boolean complete) {
    String nothing = complete ? " nothing." : " nothing that could be listed.";
    List<String> notes = new ArrayList<>();
    selectors.stream()
        .limit(NAMED)
        .forEach(name -> notes.add("noMatch: " + name + " of the request matches" + nothing));
    int more = selectors.size() - NAMED;
    if (more > 0) {
      notes.add("noMatch: " + more + " more selectors of the request match" + nothing);
    }
    return notes;
  }
}
