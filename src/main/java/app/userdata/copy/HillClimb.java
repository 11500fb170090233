package app.userdata.copy;

/**
 * Looks for the number of copies side by side that moves most in a second, and of those that move
 * about as much for the smallest. It doubles the number as long as that pays; then it stays, and
 * tries a quarter more and a fifth less in turn.
 *
 * <p>A number is judged by a window of files that ended while others waited. A file counts for its
 * bytes and for what any file costs.
 */
final class HillClimb {
  private static final int START = 8;
  private static final long FILE_COSTS = 1 << 16;
  private static final double DOUBLING_PAYS = 1.1;
  private static final double MORE_PAYS = 1.03;
  private static final double LESS_DOES = 0.98;
  private static final int REST = 6;
  private static final long SHORT_WINDOW = 200_000_000L;
  private static final long LONG_WINDOW = 500_000_000L;

  private enum Phase {
    DOUBLING,
    RESTING,
    TRYING
  }

  private final int most;
  private Phase phase = Phase.DOUBLING;
  private int height;

  /** The best known number, and what it moves, in bytes a nanosecond. */
  private int base;

  private double rate;
  private int rested;
  private boolean up;

  private int settling;
  private long since;
  private long moved;
  private int files;

  HillClimb(int most) {
    this.most = most;
    this.height = Math.min(START, most);
    this.base = height;
    this.settling = height;
  }

  /** How many to copy side by side. */
  int height() {
    return height;
  }

  /**
   * A file ended.
   *
   * @param nanos when, by a clock that only goes forward
   * @param busy whether others wait: otherwise nothing can be told
   * @return how many to copy side by side from now on
   */
  int step(long bytes, long nanos, boolean busy) {
    if (!busy) {
      settling = height;
    } else if (settling > 0) {
      settling--;
      begin(nanos);
    } else {
      moved += bytes + FILE_COSTS;
      files++;
      boolean rising = phase == Phase.DOUBLING;
      if (files >= (rising ? 2 : 4) * height
          && nanos - since >= (rising ? SHORT_WINDOW : LONG_WINDOW)) {
        judge((double) moved / (nanos - since));
        begin(nanos);
      }
    }
    return height;
  }

  private void begin(long nanos) {
    since = nanos;
    moved = 0;
    files = 0;
  }

  private void judge(double now) {
    switch (phase) {
      case DOUBLING -> {
        if (now > rate * DOUBLING_PAYS) {
          settle(now);
          go(Math.min(most, 2 * base));
        } else {
          go(base);
        }
        if (height == base) {
          rest();
        }
      }
      case RESTING -> {
        rested++;
        rate += (now - rate) / rested;
        if (rested == REST) {
          phase = Phase.TRYING;
          up = !up;
          further();
        }
      }
      case TRYING -> {
        if (now > rate * (up ? MORE_PAYS : LESS_DOES)) {
          // A number that does with less is held to the best rate, so that small losses do not add
          // up.
          base = height;
          rate = Math.max(rate, now);
          further();
        } else {
          go(base);
          rest();
        }
      }
    }
  }

  private void further() {
    int next = up ? Math.max(base + 1, base * 5 / 4) : Math.min(base - 1, base * 4 / 5);
    go(Math.max(1, Math.min(most, next)));
    if (height == base) {
      rest();
    }
  }

  private void settle(double now) {
    base = height;
    rate = now;
  }

  private void rest() {
    phase = Phase.RESTING;
    rested = 0;
  }

  /** What runs now is of the old number. */
  private void go(int next) {
    height = next;
    settling = next;
  }
}
