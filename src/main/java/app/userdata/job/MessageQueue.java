package app.userdata.job;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Named queues that deliver at least once, in any order. Messages never expire; a queue that is
 * missing is made.
 */
public interface MessageQueue {
  /** Adds a message that becomes visible after the delay. */
  void send(String queue, String body, Duration delay);

  /**
   * Takes up to 32 messages and hides them for a while; empty when there is none or no such queue.
   */
  List<Received> receive(String queue, int most, Duration hiddenFor);

  /** Removes a message that was received; one that is gone already is success. */
  void delete(String queue, Received message);

  /**
   * Whether there is no message at all, not even a hidden one. False when in doubt; a missing queue
   * is empty.
   */
  boolean isEmpty(String queue);

  /** The names of the queues that exist. */
  Set<String> names();

  /** Creates the queue unless it exists. */
  void ensure(String queue);

  /** A message that is hidden from others until its time is over. */
  record Received(String id, String receipt, String body, long dequeueCount) {}
}
