package app.userdata.job;

import app.userdata.customvision.SlotLedger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * The calls that one resource allows, shared among all processes through one small record that
 * changes by compare-and-set. Clocks of different machines may differ by less than a second; each
 * process' own pace bounds what that does.
 */
public final class SharedSlots implements SlotLedger {
  private static final int TRIES = 50;

  private final RecordStore records;
  private final String name;
  private final Clock clock;

  /** The slots of the resource with that endpoint. */
  public SharedSlots(RecordStore records, String endpoint, Clock clock) {
    this.records = records;
    this.name = "rate/" + Hashes.sha256(endpoint);
    this.clock = clock;
  }

  private record State(Instant next) {}

  @Override
  public Instant reserve(int slots, Duration interval) {
    for (int i = 0; i < TRIES; i++) {
      RecordStore.Versioned found = find();
      Instant now = clock.instant();
      Instant next = Json.read(found.body(), State.class).next();
      Instant first = next.isBefore(now) ? now : next;
      State after = new State(first.plus(interval.multipliedBy(slots)));
      if (records.replace(name, Json.bytes(after), found.version()).isPresent()) {
        return first;
      }
    }
    throw new StorageUnavailableException(
        "could not reserve calls of the resource: too many processes want them");
  }

  private RecordStore.Versioned find() {
    return records
        .find(name)
        .orElseGet(
            () -> {
              records.create(name, Json.bytes(new State(Instant.EPOCH)), Map.of());
              return records.find(name).orElseThrow();
            });
  }
}
