package app.userdata.job;

import java.io.IOException;

/** Decides what goes wrong with a worker's calls of storage and of the service. */
interface Chaos {
  /**
   * The fate of the next call.
   *
   * @param change whether it changes anything
   */
  Fate next(boolean change);

  /** Runs a worker, whose calls may go wrong. */
  void during(Runnable worker);

  /** True in so many of a hundred cases, until it is over. */
  boolean happens(int percent);

  /** From now on everything works, but for what is fated already. */
  void end();

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
  final class WorkerDied extends Error {
    private static final long serialVersionUID = 1;

    WorkerDied() {
      super("the worker died", null, false, false);
    }
  }
}
