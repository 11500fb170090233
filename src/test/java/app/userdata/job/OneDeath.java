package app.userdata.job;

import java.util.BitSet;

/** Nothing goes wrong, but that a worker dies at one of its calls, or at two. */
final class OneDeath implements Chaos {
  private static final int NEVER = -1;

  private final int fatal;
  private final int second;
  private final boolean after;
  private final BitSet changes = new BitSet();
  private int calls;
  private int working;
  private boolean spared;

  private OneDeath(int fatal, int second, boolean after) {
    this.fatal = fatal;
    this.second = second;
    this.after = after;
  }

  /** Nobody dies; the calls are counted. */
  static OneDeath never() {
    return new OneDeath(NEVER, NEVER, false);
  }

  /** Death at a call, counted from 0. */
  static OneDeath before(int call) {
    return new OneDeath(call, NEVER, false);
  }

  /** Death when a call has done its work and only its reply is missing. */
  static OneDeath after(int call) {
    return new OneDeath(call, NEVER, true);
  }

  /** The same, and a second death so many calls later. */
  OneDeath andAgain(int later) {
    return new OneDeath(fatal, fatal + later, after);
  }

  /** How many calls were made. */
  int calls() {
    return calls;
  }

  /** Whether a call changed anything. */
  boolean changed(int call) {
    return changes.get(call);
  }

  /** Whether its time has come. */
  boolean died() {
    return calls > fatal;
  }

  /** For the time being calls do not count. */
  void spare(boolean now) {
    spared = now;
  }

  @Override
  public Fate next(boolean change) {
    if (working == 0 || spared) {
      return Fate.FINE;
    }
    changes.set(calls, change);
    boolean dies = calls == fatal || calls == second;
    calls++;
    return !dies ? Fate.FINE : after ? Fate.DIES_AFTER : Fate.DIES_BEFORE;
  }

  @Override
  public void during(Runnable worker) {
    working++;
    try {
      worker.run();
    } finally {
      working--;
    }
  }

  @Override
  public boolean happens(int percent) {
    return false;
  }

  @Override
  public void end() {}

  @Override
  public String toString() {
    return (after ? "death after" : "death before") + " call " + fatal + ", " + second;
  }
}
