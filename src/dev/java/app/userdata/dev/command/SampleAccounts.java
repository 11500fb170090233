package app.userdata.dev.command;

import java.util.OptionalInt;

/** Starts the sample account. */
@FunctionalInterface
public interface SampleAccounts {
  /**
   * Starts one, which lives until it is closed.
   *
   * @param port where it is to answer; a free one if none is given
   * @throws CommandProblem when it does not start
   */
  Sample start(OptionalInt port);

  /** A sample account that answers. */
  interface Sample extends AutoCloseable {
    String endpoint();

    String trainingKey();

    @Override
    void close();
  }
}
