package app.userdata.dev.memory;

import app.userdata.job.MessageQueue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Queues in memory that hide, count and deliver again like storage queues do. */
public final class InMemoryMessageQueue implements MessageQueue {
  private final Map<String, List<Message>> queues = new HashMap<>();
  private final Clock clock;
  private long next;

  private record Message(
      String id, String receipt, String body, long dequeueCount, Instant visibleAt) {}

  public InMemoryMessageQueue(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized void send(String queue, String body, Duration delay) {
    String id = String.valueOf(++next);
    of(queue).add(new Message(id, id, body, 0, clock.instant().plus(delay)));
  }

  @Override
  public synchronized List<Received> receive(String queue, int most, Duration hiddenFor) {
    List<Received> received = new ArrayList<>();
    List<Message> messages = of(queue);
    Instant now = clock.instant();
    for (int i = 0; i < messages.size() && received.size() < most; i++) {
      Message message = messages.get(i);
      if (!message.visibleAt().isAfter(now)) {
        Message taken =
            new Message(
                message.id(),
                String.valueOf(++next),
                message.body(),
                message.dequeueCount() + 1,
                now.plus(hiddenFor));
        messages.set(i, taken);
        received.add(new Received(taken.id(), taken.receipt(), taken.body(), taken.dequeueCount()));
      }
    }
    return received;
  }

  @Override
  public synchronized void delete(String queue, Received message) {
    of(queue)
        .removeIf(
            held -> held.id().equals(message.id()) && held.receipt().equals(message.receipt()));
  }

  @Override
  public synchronized boolean isEmpty(String queue) {
    return of(queue).isEmpty();
  }

  @Override
  public synchronized Set<String> names() {
    return Set.copyOf(queues.keySet());
  }

  @Override
  public synchronized void ensure(String queue) {
    of(queue);
  }

  /** How many messages a queue holds, hidden ones included. */
  public synchronized int size(String queue) {
    return of(queue).size();
  }

  private List<Message> of(String queue) {
    return queues.computeIfAbsent(queue, name -> new ArrayList<>());
  }
}
