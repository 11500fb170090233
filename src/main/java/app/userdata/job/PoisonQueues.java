package app.userdata.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Empties the queues into which the host moves a message whose every delivery failed. */
final class PoisonQueues {
  private static final String SUFFIX = "-poison";
  private static final int BATCH = 32;
  private static final Duration HIDDEN = Duration.ofMinutes(5);
  private static final String REASON =
      "every delivery of this message failed; the log of the function has the cause";

  private final MessageQueue queue;
  private final List<String> stepQueues;
  private final StepRunner runner;
  private final List<WorkflowRequests> workflows;
  private final Rejections rejections;
  private final Clock clock;

  PoisonQueues(
      MessageQueue queue,
      List<String> stepQueues,
      StepRunner runner,
      List<WorkflowRequests> workflows,
      Rejections rejections,
      Clock clock) {
    this.queue = queue;
    this.stepQueues = List.copyOf(stepQueues);
    this.runner = runner;
    this.workflows = List.copyOf(workflows);
    this.rejections = rejections;
    this.clock = clock;
  }

  /**
   * A step's message becomes a failed step, a workflow's message an event. Most of these queues
   * were never needed: only those that exist are looked into.
   */
  void drain(Instant stop, Journal journal) {
    Set<String> there = queue.names();
    for (String name : stepQueues) {
      drain(name + SUFFIX, there, stop, body -> runner.giveUp(body, REASON, journal), journal);
    }
    for (WorkflowRequests requests : workflows) {
      String name = requests.queue() + SUFFIX;
      drain(name, there, stop, body -> requests.reject(body, REASON), journal);
    }
  }

  private void drain(
      String name, Set<String> there, Instant stop, Consumer<String> end, Journal journal) {
    while (there.contains(name) && clock.instant().isBefore(stop)) {
      List<MessageQueue.Received> messages = queue.receive(name, BATCH, HIDDEN);
      if (messages.isEmpty()) {
        return;
      }
      for (MessageQueue.Received message : messages) {
        journal.poison(name, StepMessage.read(message.body()));
        end(message.body(), end);
        queue.delete(name, message);
      }
    }
  }

  /** One that cannot even be given up must not keep the others. */
  private void end(String body, Consumer<String> end) {
    try {
      end.accept(body);
    } catch (StorageUnavailableException e) {
      throw e;
    } catch (RuntimeException e) {
      rejections.tell(body, Optional.empty(), "It could not be given up: " + Reasons.of(e));
    }
  }
}
