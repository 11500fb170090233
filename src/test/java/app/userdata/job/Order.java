package app.userdata.job;

import app.userdata.dev.simulator.VirtualClock;
import java.time.Duration;
import java.time.Instant;

/**
 * The order in which things must happen: a result is stored before what follows it is sent, and no
 * supervisor works while another one does whose lease is not over.
 */
final class Order implements SimulatedQueue.Watch {
  /** A quarter longer than a supervisor works at most. */
  private static final Duration LEASE = Duration.ofMinutes(5);

  private static final int NOBODY = 0;

  private final VirtualClock clock;
  private final RecordStore records;
  private int ticks;
  private int running = NOBODY;
  private int atWork = NOBODY;
  private Instant began = Instant.MIN;
  private Instant leased = Instant.MIN;

  Order(VirtualClock clock, RecordStore records) {
    this.clock = clock;
    this.records = records;
  }

  /** Runs a supervisor, perhaps while another one has not ended. */
  void supervising(Runnable tick) {
    int outer = running;
    Instant outerBegan = began;
    int me = ++ticks;
    running = me;
    began = clock.instant();
    tick.run();
    running = outer;
    began = outerBegan;
    atWork = atWork == me ? NOBODY : atWork;
  }

  @Override
  public void sending(String queue, String body) {
    if (!Engine.queues().contains(queue)) {
      return;
    }
    StepMessage message = StepMessage.read(body).orElseThrow();
    String path = message.work().path();
    String above = Work.parent(path);
    ResultBook book = new ResultBook(records, message.jobId(), message.attempt());
    if (!above.isEmpty() && book.find(above).isEmpty()) {
      throw new AssertionError(path + " was sent before the result that names it was stored");
    }
  }

  @Override
  public void receiving() {
    if (atWork != running) {
      if (atWork != NOBODY && clock.instant().isBefore(leased.plus(LEASE))) {
        throw new AssertionError("two supervisors at work");
      }
      atWork = running;
      leased = began;
    }
  }
}
