package app.userdata.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The right to do something alone for a while, held in a record that changes by compare-and-set. It
 * remembers where its last holder stopped.
 */
final class Lease {
  private final RecordStore records;
  private final String name;
  private final Clock clock;

  Lease(RecordStore records, String name, Clock clock) {
    this.records = records;
    this.name = "lease/" + name;
    this.clock = clock;
  }

  /** The right, until its time is over. */
  record Held(String version, String position) {}

  private record State(Instant until, String position) {}

  /** Takes the lease, unless somebody holds it. */
  Optional<Held> acquire(Duration time) {
    Instant now = clock.instant();
    records.create(name, Json.bytes(new State(Instant.EPOCH, "")), Map.of());
    RecordStore.Versioned found = records.find(name).orElseThrow();
    State state = Json.read(found.body(), State.class);
    if (state.until().isAfter(now)) {
      return Optional.empty();
    }
    return records
        .replace(name, Json.bytes(new State(now.plus(time), state.position())), found.version())
        .map(version -> new Held(version, state.position()));
  }

  /** Gives the lease back; nothing happens when another holder took over meanwhile. */
  void release(Held held, String position) {
    records.replace(name, Json.bytes(new State(Instant.EPOCH, position)), held.version());
  }
}
