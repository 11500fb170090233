package app.userdata.job;

import java.time.Clock;
import java.time.Duration;

/** Puts steps into their queues. */
final class StepQueue {
  private final MessageQueue queue;
  private final Clock clock;

  StepQueue(MessageQueue queue, Clock clock) {
    this.queue = queue;
    this.clock = clock;
  }

  /** Enqueues a step, with the delay that it asks for. */
  void send(Job job, Work work) {
    send(StepMessage.of(job, work, clock.instant()), work.delay());
  }

  /** Enqueues a step again; how long it has been waiting counts on. */
  void send(StepMessage message, Duration wait) {
    queue.send(message.work().queue(), Json.text(message), wait);
  }
}
