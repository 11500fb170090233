package app.userdata.job;

import java.io.IOException;
import java.util.Random;

/** Decides by a seed what goes wrong with a worker's calls of storage, until it is over. */
final class Chaos {
  private final Random random;
  private final Runnable others;
  private final double dies;
  private final double fails;
  private final double interrupted;
  private boolean over;
  private int working;
  private int faultsLeft = Integer.MAX_VALUE;

  /**
   * @param others what other workers do while one is between two of its calls
   */
  Chaos(Random random, Runnable others) {
    this.random = random;
    this.others = others;
    this.dies = share(0.012);
    this.fails = share(0.008);
    this.interrupted = share(0.03);
  }

  /** What becomes of a call. */
  enum Fate {
    FINE,
    DIES_BEFORE,
    DIES_AFTER,
    FAILS_BEFORE,
    FAILS_AFTER;

    void before() {
      if (this == DIES_BEFORE) {
        throw new WorkerDied();
      }
      if (this == FAILS_BEFORE) {
        throw failed();
      }
    }

    void after() {
      if (this == DIES_AFTER) {
        throw new WorkerDied();
      }
      if (this == FAILS_AFTER) {
        throw failed();
      }
    }

    private static StorageUnavailableException failed() {
      return new StorageUnavailableException("storage failed", new IOException("by chance"));
    }
  }

  /** The end of a process; no handler may take it for a failure of its own. */
  static final class WorkerDied extends Error {
    private static final long serialVersionUID = 1;

    WorkerDied() {
      super("the worker died", null, false, false);
    }
  }

  /** Runs a worker, whose calls may go wrong. */
  void during(Runnable worker) {
    working++;
    try {
      worker.run();
    } finally {
      working--;
    }
  }

  /** From now on one call goes wrong at most: a second one may need the supervisor. */
  void oneFault() {
    faultsLeft = 1;
  }

  /** From now on everything works. */
  void end() {
    over = true;
  }

  boolean over() {
    return over;
  }

  /** True in so many of a hundred cases, until it is over. */
  boolean happens(int percent) {
    return !over && random.nextInt(100) < percent;
  }

  /** The fate of the next call; before it, other workers may have their turn. */
  Fate next(boolean change) {
    if (over || working == 0) {
      return Fate.FINE;
    }
    if (random.nextDouble() < interrupted) {
      others.run();
    }
    double dice = random.nextDouble();
    if (faultsLeft == 0) {
      return Fate.FINE;
    }
    if (change && dice < dies) {
      faultsLeft--;
      return random.nextBoolean() ? Fate.DIES_BEFORE : Fate.DIES_AFTER;
    }
    if (dice > 1 - fails) {
      faultsLeft--;
      return change && random.nextBoolean() ? Fate.FAILS_AFTER : Fate.FAILS_BEFORE;
    }
    return Fate.FINE;
  }

  /** Some runs are spared a kind of fault altogether. */
  private double share(double most) {
    return random.nextInt(4) == 0 ? 0 : random.nextDouble() * most;
  }
}
