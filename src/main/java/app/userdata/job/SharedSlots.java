package app.userdata.job;

import app.userdata.customvision.SlotLedger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

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

  /** What we wrote last, where nobody wrote in between before: then it need not be read. */
  private Optional<Known> own = Optional.empty();

  private String written = "";

  /** The slots of the resource with that endpoint. */
  public SharedSlots(RecordStore records, String endpoint, Clock clock) {
    this.records = records;
    this.name = "rate/" + Hashes.sha256(endpoint);
    this.clock = clock;
  }

  private record State(Instant next) {}

  /** The state of a version of the record. */
  private record Known(State state, String version) {}

  @Override
  public synchronized Instant reserve(int slots, Duration interval) {
    for (int i = 0; i < TRIES; i++) {
      boolean guessed = own.isPresent();
      Known known = own.orElseGet(this::read);
      boolean alone = guessed || known.version().equals(written);
      Instant now = clock.instant();
      Instant next = known.state().next();
      Instant first = next.isBefore(now) ? now : next;
      State after = new State(first.plus(interval.multipliedBy(slots)));
      Optional<String> version = records.replace(name, Json.bytes(after), known.version());
      own = version.filter(any -> alone).map(of -> new Known(after, of));
      if (version.isPresent()) {
        written = version.get();
        return first;
      }
    }
    throw new StorageUnavailableException(
        "could not reserve calls of the resource: too many processes want them");
  }

  private Known read() {
    RecordStore.Versioned found =
        records
            .find(name)
            .orElseGet(
                () -> {
                  records.create(name, Json.bytes(new State(Instant.EPOCH)), Map.of());
                  return records.find(name).orElseThrow();
                });
    return new Known(Json.read(found.body(), State.class), found.version());
  }
}
