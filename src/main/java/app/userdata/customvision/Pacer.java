package app.userdata.customvision;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Spreads calls evenly below the limit of the resource. Slots come from a ledger that all processes
 * share, in batches that grow under load and shrink without, so that the ledger is asked about once
 * a second.
 */
final class Pacer implements Pace {
  private static final Duration SECOND = Duration.ofSeconds(1);

  /** Arrivals jitter on the way: without a little air, eleven would share a second now and then. */
  private static final double AIR = 1.03;

  private static final int SLOWEST = 16;

  /**
   * A refusal by chance slows down a little; when another one comes soon after, the limit is lower
   * than it was thought to be.
   */
  private static final double BY_CHANCE = 1.15;

  private static final int IN_EARNEST = 2;
  private static final Duration SOON = Duration.ofSeconds(5);

  /** After 17 calls the pace is as it was before it was halved. */
  private static final double RECOVERY = 0.96;

  private final int callsPerSecond;
  private final SlotLedger ledger;
  private final Waiting waiting;
  private final Clock clock;
  private final long base;

  /** In which no more calls leave than in a second; what is late must not use up the air. */
  private final Duration window;

  private final Deque<Instant> departures = new ArrayDeque<>();
  private long interval;
  private long spacing;
  private Instant slot = Instant.MIN;
  private int left;
  private int batch = 1;
  private Instant slowed = Instant.MIN;

  Pacer(int callsPerSecond, SlotLedger ledger, Waiting waiting, Clock clock) {
    this.callsPerSecond = callsPerSecond;
    this.ledger = ledger;
    this.waiting = waiting;
    this.clock = clock;
    this.base = (long) (SECOND.toNanos() * AIR / callsPerSecond);
    this.window = Duration.ofNanos(base * callsPerSecond);
    this.interval = base;
  }

  @Override
  public void await() throws InterruptedException {
    pauseUntil(nextSlot());
    // A thread that woke late may leave together with the next ones, so the departures count too.
    for (Optional<Instant> free = depart(); free.isPresent(); free = depart()) {
      pauseUntil(free.get());
    }
  }

  @Override
  public synchronized void throttled() {
    Instant now = clock.instant();
    if (slowed.isBefore(now.minus(SECOND))) {
      // Calls that were under way together are refused together: that is one complaint.
      double factor = slowed.isBefore(now.minus(SOON)) ? BY_CHANCE : IN_EARNEST;
      slowed = now;
      interval = Math.min((long) (interval * factor), base * SLOWEST);
      left = 0;
      batch = 1;
    }
  }

  @Override
  public synchronized void calm() {
    interval = Math.max(base, (long) (interval * RECOVERY));
  }

  private synchronized Instant nextSlot() {
    Instant now = clock.instant();
    while (left > 0 && slot.isBefore(now)) {
      advance();
    }
    if (left == 0) {
      boolean idle = slot.isBefore(now.minus(SECOND));
      int mostAtOnce = (int) Math.max(1, SECOND.toNanos() / interval);
      batch = idle ? Math.max(1, batch / 2) : Math.min(batch * 2, mostAtOnce);
      spacing = interval;
      slot = ledger.reserve(batch, Duration.ofNanos(spacing));
      left = batch;
    }
    Instant taken = slot;
    advance();
    return taken;
  }

  private void advance() {
    left--;
    slot = slot.plusNanos(spacing);
  }

  /** Leaves now if that makes no more departures in a second than allowed; else tells when. */
  private synchronized Optional<Instant> depart() {
    Instant now = clock.instant();
    if (departures.size() == callsPerSecond) {
      Instant free = departures.getFirst().plus(window);
      if (free.isAfter(now)) {
        return Optional.of(free);
      }
      departures.removeFirst();
    }
    departures.addLast(now);
    return Optional.empty();
  }

  private void pauseUntil(Instant instant) throws InterruptedException {
    Duration wait = Duration.between(clock.instant(), instant);
    if (wait.compareTo(Duration.ZERO) > 0) {
      waiting.pause(wait);
    }
  }
}
