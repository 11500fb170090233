package app.userdata.dev.simulator;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides what a deletion takes away although it promised all, and when that shows. */
final class Deletions {
  /** Runs something after a while. */
  interface Later {
    void run(Duration delay, Runnable work);
  }

  private final Later later;
  private final Set<UUID> spared = ConcurrentHashMap.newKeySet();

  Deletions(Later later) {
    this.later = later;
  }

  /** Those of the ids that go; asking counts as the first deletion of those that survive one. */
  Set<UUID> taken(Call call, Collection<UUID> ids) {
    DeletionFaults faults = call.options().deletions();
    return ids.stream()
        .filter(id -> !faults.survivesAlways().contains(id))
        .filter(id -> !faults.survivesOnce().contains(id) || !spared.add(id))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Does what a 204 says is done, once the listings have caught up. */
  void done(Call call, Runnable work) {
    after(call.options().deletions().listLag(), work);
  }

  /** Does what a 202 says is going to be done. */
  void accepted(Call call, Runnable work) {
    DeletionFaults faults = call.options().deletions();
    Comparator<Duration> shortest = Comparator.naturalOrder();
    after(Stream.of(faults.delay(), faults.listLag()).max(shortest).orElseThrow(), work);
  }

  private void after(Duration delay, Runnable work) {
    if (delay.isZero()) {
      work.run();
    } else {
      later.run(delay, work);
    }
  }
}
