package app.userdata.customvision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PacerTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void await_underEightThreads_letsAtMostTenLeaveInAnySecond() throws Exception {
    VirtualTime time = new VirtualTime(8);
    Pacer pacer = new Pacer(10, new InProcessSlots(time), time, time);

    List<Instant> departures = depart(8, 25, time, pacer);

    assertThat(departures).hasSize(200);
    assertThat(mostInASecond(departures)).isBetween(9, 10);
    assertThat(Duration.between(departures.get(0), departures.get(199)))
        .isBetween(Duration.ofMillis(19_900), Duration.ofMillis(20_600));
  }

  @Test
  void await_threadsWakeLate_leavesAirForTheWay() throws Exception {
    VirtualTime time = new VirtualTime(8);
    AtomicInteger pauses = new AtomicInteger();
    Waiting late = wait -> time.pause(wait.plusMillis(pauses.getAndIncrement() % 16 < 8 ? 400 : 0));
    Pacer pacer = new Pacer(10, new InProcessSlots(time), late, time);

    List<Instant> departures = depart(8, 25, time, pacer);

    for (int i = 10; i < departures.size(); i++) {
      assertThat(Duration.between(departures.get(i - 10), departures.get(i)))
          .isGreaterThanOrEqualTo(Duration.ofMillis(1_030));
    }
  }

  @Test
  void await_twoPacersWithOneLedger_shareTheRate() throws Exception {
    VirtualTime time = new VirtualTime(2);
    InProcessSlots ledger = new InProcessSlots(time);

    List<Instant> departures =
        departEach(
            List.of(new Pacer(10, ledger, time, time), new Pacer(10, ledger, time, time)),
            60,
            time);

    assertThat(mostInASecond(departures)).isLessThanOrEqualTo(10);
  }

  @Test
  void await_afterIdleTime_makesNoBurst() throws Exception {
    VirtualTime time = new VirtualTime(1);
    Pacer pacer = new Pacer(10, new InProcessSlots(time), time, time);
    for (int i = 0; i < 30; i++) {
      pacer.await();
    }
    time.advance(Duration.ofMinutes(5));

    List<Instant> departures = depart(1, 12, time, pacer);

    assertThat(mostInASecond(departures)).isLessThanOrEqualTo(10);
    assertThat(Duration.between(departures.get(0), departures.get(1)))
        .isGreaterThanOrEqualTo(Duration.ofMillis(100));
  }

  @Test
  void await_underLoad_asksTheLedgerAboutOnceASecond() throws Exception {
    VirtualTime time = new VirtualTime(1);
    InProcessSlots slots = new InProcessSlots(time);
    List<Integer> asked = new ArrayList<>();
    SlotLedger counting =
        (n, interval) -> {
          asked.add(n);
          return slots.reserve(n, interval);
        };

    depart(1, 33, time, new Pacer(10, counting, time, time));

    assertThat(asked).containsExactly(1, 2, 4, 8, 9, 9);
  }

  @Test
  void throttled_onceOrTogether_slowsDownALittle() throws Exception {
    VirtualTime time = new VirtualTime(1);
    Pacer pacer = new Pacer(10, new InProcessSlots(time), time, time);
    pacer.await();
    pacer.throttled();
    pacer.throttled();

    assertThat(lastInterval(5, time, pacer)).isBetween(millis(118), millis(119));
  }

  @Test
  void throttled_soonAgain_halvesThePace() throws Exception {
    VirtualTime time = new VirtualTime(1);
    Pacer pacer = new Pacer(10, new InProcessSlots(time), time, time);
    pacer.throttled();
    time.advance(Duration.ofSeconds(2));
    pacer.throttled();

    assertThat(lastInterval(5, time, pacer)).isBetween(millis(236), millis(238));
  }

  @Test
  void throttled_longAgo_isForgottenAfterSeventeenCalls() throws Exception {
    VirtualTime time = new VirtualTime(1);
    Pacer pacer = new Pacer(10, new InProcessSlots(time), time, time);
    pacer.throttled();
    time.advance(Duration.ofSeconds(2));
    pacer.throttled();

    for (int i = 0; i < 17 + 4; i++) {
      pacer.calm();
    }

    assertThat(lastInterval(12, time, pacer)).isEqualTo(millis(103));
  }

  private static Duration lastInterval(int calls, VirtualTime time, Pacer pacer) throws Exception {
    List<Instant> departures = depart(1, calls, time, pacer);
    return Duration.between(departures.get(calls - 2), departures.get(calls - 1));
  }

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }

  private static List<Instant> depart(int threads, int each, VirtualTime time, Pacer pacer)
      throws Exception {
    return departEach(Collections.nCopies(threads, pacer), each, time);
  }

  private static List<Instant> departEach(List<Pacer> pacers, int each, VirtualTime time)
      throws Exception {
    List<Instant> departures = Collections.synchronizedList(new ArrayList<>());
    ExecutorService threads = Executors.newFixedThreadPool(pacers.size());
    try {
      List<Future<?>> runs = new ArrayList<>();
      for (Pacer pacer : pacers) {
        runs.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < each; i++) {
                    pacer.await();
                    departures.add(time.instant());
                  }
                  if (pacers.size() > 1) {
                    time.leave();
                  }
                  return departures.size();
                }));
      }
      for (Future<?> run : runs) {
        run.get();
      }
    } finally {
      threads.shutdownNow();
    }
    return departures.stream().sorted().toList();
  }

  private static int mostInASecond(List<Instant> departures) {
    return departures.stream()
        .mapToInt(
            start ->
                (int)
                    departures.stream()
                        .filter(at -> !at.isBefore(start) && at.isBefore(start.plus(SECOND)))
                        .count())
        .max()
        .orElse(0);
  }
}
