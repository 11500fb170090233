package app.userdata.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Processes that run messages as the functions host does, one of them at a time, though one may
 * have its turn while another is between two of its calls. One that dies comes again with nothing
 * in its memory.
 */
final class Workers {
  private static final int PROCESSES = 3;
  private static final Duration HIDDEN = Duration.ofMinutes(10);
  private static final int MOST_DELIVERIES = 5;

  private final SimulatedQueue queue;
  private final Order order;
  private final Chaos chaos;
  private final Supplier<Engine> starting;
  private final List<Engine> idle = new ArrayList<>();
  private final Random random;
  private boolean spent;

  Workers(
      SimulatedQueue queue, Order order, Chaos chaos, Random random, Supplier<Engine> starting) {
    this.queue = queue;
    this.order = order;
    this.chaos = chaos;
    this.random = random;
    this.starting = starting;
    for (int i = 0; i < PROCESSES; i++) {
      idle.add(starting.get());
    }
  }

  /** Whether a message was delivered so often that the engine may give its step up. */
  boolean spent() {
    return spent;
  }

  /** Delivers some message; false when none is visible, or every process is at work. */
  boolean deliver() {
    if (idle.isEmpty()) {
      return false;
    }
    Optional<SimulatedQueue.Delivery> delivery = queue.any(HIDDEN);
    delivery.ifPresent(this::handle);
    return delivery.isPresent();
  }

  private void handle(SimulatedQueue.Delivery delivery) {
    long count = delivery.message().dequeueCount();
    spent |= count >= MOST_DELIVERIES;
    if (count > MOST_DELIVERIES) {
      queue.poison(delivery);
      return;
    }
    work(engine -> run(engine, delivery, count));
  }

  private void run(Engine engine, SimulatedQueue.Delivery delivery, long count) {
    try {
      engine.steps().run(delivery.message().body(), count, Quiet.LOG);
    } catch (RuntimeException e) {
      if (count == MOST_DELIVERIES) {
        queue.poison(delivery);
      } else {
        queue.again(delivery);
      }
      return;
    }
    if (chaos.happens(4)) {
      queue.again(delivery);
    } else if (!chaos.happens(3)) {
      queue.delete(delivery.queue(), delivery.message());
    }
  }

  /** Lets a supervisor look after everything, unless another one does. */
  void supervise() {
    if (!idle.isEmpty()) {
      order.supervising(() -> work(this::tick));
    }
  }

  /** Has some worker answer, and another one if that dies over it. */
  <T> T ask(Function<Engine, T> question) {
    List<T> answer = new ArrayList<>();
    while (answer.isEmpty()) {
      work(engine -> answer.add(question.apply(engine)));
    }
    return answer.get(0);
  }

  private void tick(Engine engine) {
    try {
      engine.supervisor().tick(Quiet.LOG);
    } catch (RuntimeException e) {
      // The timer calls again.
    }
  }

  private void work(Consumer<Engine> task) {
    Engine engine = idle.remove(random.nextInt(idle.size()));
    Engine survivor = engine;
    try {
      chaos.during(() -> task.accept(engine));
    } catch (Chaos.WorkerDied e) {
      survivor = starting.get();
    }
    idle.add(survivor);
  }
}
