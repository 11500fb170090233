package app.userdata.report;

import java.util.List;

/**
 * How much of a project is shown.
 *
 * @param tags rows of its table of tags
 * @param scores rows of each iteration's table of tags
 */
record Detail(int pictures, int tags, int iterations, int scores) {
  /** A bar takes more bytes than these. */
  private static final int CELL = 150;

  /** The bars of a tag of an iteration. */
  private static final int CELLS = 3;

  /**
   * From all that a portrait holds to its counts alone; the first that there is room for is taken.
   */
  static final List<Detail> LEVELS =
      List.of(
          new Detail(48, Portrait.MOST_TAGS, Portrait.MOST_ITERATIONS, Portrait.MOST_TAGS),
          new Detail(32, 50, 10, 30),
          new Detail(16, 25, 6, 12),
          new Detail(8, 12, 4, 6),
          new Detail(4, 8, 2, 4),
          new Detail(2, 4, 1, 0),
          new Detail(0, 0, 0, 0));

  /** Fewer bytes it cannot take: what need not be written to see that there is no room for it. */
  int least(Portrait portrait) {
    int bytes = 0;
    for (int i = 0; i < Math.min(pictures, portrait.pictures().size()); i++) {
      bytes += portrait.pictures().get(i).jpeg().length();
    }
    int cells = Math.min(tags, portrait.tags().size());
    for (int i = 0; i < Math.min(iterations, portrait.iterations().size()); i++) {
      cells += Math.min(scores, portrait.iterations().get(i).tags().size()) * CELLS;
    }
    return bytes + cells * CELL;
  }
}
