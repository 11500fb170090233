package app.userdata.job;

/** Runs the messages of the step queues. */
@FunctionalInterface
public interface Steps {
  /**
   * Runs one message. Returning acknowledges it; throwing has the queue deliver it again.
   *
   * @param dequeueCount how often the queue has delivered it, this time included
   */
  void run(String message, long dequeueCount);
}
