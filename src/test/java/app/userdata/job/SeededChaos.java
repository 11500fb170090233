package app.userdata.job;

import java.util.Random;

/** Decides by a seed what goes wrong with a worker's calls of storage, until it is over. */
final class SeededChaos implements Chaos {
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
  private SeededChaos(Random random, Runnable others) {
    this.random = random;
    this.others = others;
    this.dies = share(0.012);
    this.fails = share(0.008);
    this.interrupted = share(0.03);
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

  /**
   * Draws what goes wrong.
   *
   * @param once one call goes wrong at most: a second one may need the supervisor
   */
  static SeededChaos of(Random random, Runnable others, boolean once) {
    SeededChaos chaos = new SeededChaos(random, others);
    if (once) {
      chaos.faultsLeft = 1;
    }
    return chaos;
  }

  @Override
  public void end() {
    over = true;
  }

  @Override
  public boolean happens(int percent) {
    return !over && random.nextInt(100) < percent;
  }

  /** The fate of the next call; before it, other workers may have their turn. */
  @Override
  public Fate next(boolean change) {
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
