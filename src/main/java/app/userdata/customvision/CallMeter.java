package app.userdata.customvision;

import java.time.Duration;

/**
 * Counts the calls of the clients. Operations go by their names in the API; no address, no id and
 * nothing of a body is told.
 */
public interface CallMeter {
  /**
   * A request left, and its reply came.
   *
   * @param status of the reply; 0 when there was none
   * @param took until the first byte of its body
   */
  void called(String operation, int status, Duration took);

  /**
   * The same request is about to be sent again.
   *
   * @param status of the reply before; 0 when there was none, or none that could be read
   */
  void repeated(String operation, int status);

  /** A caller waited, or is about to. */
  void waited(Wait why, Duration time);

  /** What callers wait for. */
  enum Wait {
    /** Their turn, so that the resource gets no more calls than it allows. */
    SLOT,
    /** A while after a reply that may be better the next time. */
    RETRY
  }

  /** Counts nothing. */
  CallMeter NONE =
      new CallMeter() {
        @Override
        public void called(String operation, int status, Duration took) {}

        @Override
        public void repeated(String operation, int status) {}

        @Override
        public void waited(Wait why, Duration time) {}
      };
}
