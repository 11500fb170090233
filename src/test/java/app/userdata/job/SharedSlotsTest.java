package app.userdata.job;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.customvision.SlotLedger;
import app.userdata.dev.benchmark.CountedPorts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Processes that share what one resource allows. */
final class SharedSlotsTest {
  private static final Duration INTERVAL = Duration.ofMillis(100);
  private static final Instant NOW = Instant.parse("2026-05-04T08:00:00Z");

  private final CountedPorts counted = new CountedPorts(EngineBench.inMemory());

  @Test
  void reserve_manyProcesses_giveEachSlotToOne() {
    List<SlotLedger> processes = List.of(process(), process(), process());
    Random random = new Random(7);
    List<Instant> slots = new ArrayList<>();

    for (int i = 0; i < 200; i++) {
      int batch = 1 + random.nextInt(4);
      Instant first = processes.get(random.nextInt(3)).reserve(batch, INTERVAL);
      for (int slot = 0; slot < batch; slot++) {
        slots.add(first.plus(INTERVAL.multipliedBy(slot)));
      }
    }

    assertThat(slots).doesNotHaveDuplicates().isSorted();
    assertThat(Duration.between(slots.get(0), slots.get(slots.size() - 1)))
        .isEqualTo(INTERVAL.multipliedBy(slots.size() - 1L));
  }

  @Test
  void reserve_alone_changesWithoutReading() {
    SlotLedger alone = process();
    alone.reserve(1, INTERVAL);
    alone.reserve(1, INTERVAL);
    long before = requests();

    for (int i = 0; i < 10; i++) {
      alone.reserve(1, INTERVAL);
    }

    assertThat(requests() - before).isEqualTo(10);
  }

  @Test
  void reserve_twoInTurn_readAndChange() {
    List<SlotLedger> processes = List.of(process(), process());
    for (int i = 0; i < 4; i++) {
      processes.get(i % 2).reserve(1, INTERVAL);
    }
    long before = requests();

    for (int i = 0; i < 10; i++) {
      processes.get(i % 2).reserve(1, INTERVAL);
    }

    assertThat(requests() - before).isEqualTo(20);
  }

  private SlotLedger process() {
    return new SharedSlots(
        counted.ports().records(), "https://example.org", Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private long requests() {
    return counted.calls().values().stream().mapToLong(Long::longValue).sum();
  }
}
