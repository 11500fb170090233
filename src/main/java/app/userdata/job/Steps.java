package app.userdata.job;

import java.util.logging.Logger;

/** Runs the messages of the step queues. */
@FunctionalInterface
public interface Steps {
  /**
   * Runs one message. Returning acknowledges it; throwing has the queue deliver it again.
   *
   * @param dequeueCount how often the queue has delivered it, this time included
   * @param log of the invocation, for one line a step
   */
  void run(String message, long dequeueCount, Logger log);
}
