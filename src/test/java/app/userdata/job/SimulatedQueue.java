package app.userdata.job;

import app.userdata.dev.simulator.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Queues whose messages come in an order by chance, and sometimes not at all. */
final class SimulatedQueue implements MessageQueue {
  static final String POISON = "-poison";

  /** Of whole ticks only: how long a client had to wait depends on real chance, and shows here. */
  private static final long TICK_SECONDS = 16;

  private final VirtualClock clock;
  private final Random random;
  private final Watch watch;
  private final List<Message> messages = new ArrayList<>();
  private long next;

  /** A message that was handed out. */
  record Delivery(String queue, Received message) {}

  private record Message(String queue, Received received, Instant visibleAt) {}

  /** Sees what is done with queues. */
  interface Watch {
    /** A message is about to be sent. */
    void sending(String queue, String body);

    /** A supervisor looks into a queue, as nobody else does here. */
    void receiving();
  }

  SimulatedQueue(VirtualClock clock, Random random, Watch watch) {
    this.clock = clock;
    this.random = random;
    this.watch = watch;
  }

  /** Hands out any step that is visible. */
  Optional<Delivery> any(Duration hiddenFor) {
    List<Message> visible = messages.stream().filter(SimulatedQueue::step).filter(now()).toList();
    return visible.isEmpty()
        ? Optional.empty()
        : Optional.of(take(visible.get(random.nextInt(visible.size())), hiddenFor));
  }

  /** When the next hidden step shows; none when there is no step. */
  Optional<Instant> nextVisible() {
    return messages.stream()
        .filter(SimulatedQueue::step)
        .map(Message::visibleAt)
        .min(Comparator.naturalOrder());
  }

  /** Shows a message again that was handed out. */
  void again(Delivery delivery) {
    of(delivery.message()).ifPresent(held -> replace(held, held.received(), clock.instant()));
  }

  /** Moves a message where the host puts those that failed too often. */
  void poison(Delivery delivery) {
    send(delivery.queue() + POISON, delivery.message().body(), Duration.ZERO);
    delete(delivery.queue(), delivery.message());
  }

  /** Loses a step, as no storage account ever should. */
  void lose() {
    List<Message> steps = messages.stream().filter(SimulatedQueue::step).toList();
    if (!steps.isEmpty()) {
      messages.remove(steps.get(random.nextInt(steps.size())));
    }
  }

  /** Takes all messages of a queue away, handed out or not. */
  void empty(String queue) {
    messages.removeIf(message -> message.queue().equals(queue));
  }

  /** The bodies of all messages of a queue. */
  List<String> bodies(String queue) {
    return in(queue).stream().map(message -> message.received().body()).toList();
  }

  @Override
  public void send(String queue, String body, Duration delay) {
    watch.sending(queue, body);
    long ticks = (delay.toSeconds() + TICK_SECONDS - 1) / TICK_SECONDS;
    String id = String.valueOf(++next);
    messages.add(
        new Message(
            queue,
            new Received(id, id, body, 0),
            clock.instant().plusSeconds(ticks * TICK_SECONDS)));
  }

  @Override
  public List<Received> receive(String queue, int most, Duration hiddenFor) {
    watch.receiving();
    List<Message> visible = in(queue).stream().filter(now()).limit(most).toList();
    return visible.stream().map(message -> take(message, hiddenFor).message()).toList();
  }

  @Override
  public void delete(String queue, Received message) {
    messages.removeIf(
        held ->
            held.received().id().equals(message.id())
                && held.received().receipt().equals(message.receipt()));
  }

  @Override
  public boolean isEmpty(String queue) {
    return in(queue).isEmpty();
  }

  @Override
  public Set<String> names() {
    watch.receiving();
    return messages.stream().map(Message::queue).collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void ensure(String queue) {}

  private Delivery take(Message message, Duration hiddenFor) {
    Received before = message.received();
    Received taken =
        new Received(before.id(), String.valueOf(++next), before.body(), before.dequeueCount() + 1);
    replace(message, taken, clock.instant().plus(hiddenFor));
    return new Delivery(message.queue(), taken);
  }

  private void replace(Message before, Received received, Instant visibleAt) {
    messages.set(messages.indexOf(before), new Message(before.queue(), received, visibleAt));
  }

  private Optional<Message> of(Received received) {
    return messages.stream().filter(held -> held.received().equals(received)).findFirst();
  }

  private List<Message> in(String queue) {
    return messages.stream().filter(message -> message.queue().equals(queue)).toList();
  }

  private Predicate<Message> now() {
    Instant now = clock.instant();
    return message -> !message.visibleAt().isAfter(now);
  }

  private static boolean step(Message message) {
    return !message.queue().endsWith(POISON) && !message.queue().equals(JobEnd.EVENTS);
  }
}
