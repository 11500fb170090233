package app.userdata.dev.command;

import app.userdata.dev.memory.InMemoryRecordStore;
import app.userdata.job.RecordStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Records of which nothing is written: what changes, changes in memory. So somebody can look at the
 * records of another process, or go on from them, and leaves them as they are.
 */
final class UnwrittenRecords implements RecordStore {
  private static final String OWN = "unwritten-";
  private final RecordStore below;
  private final RecordStore changed = new InMemoryRecordStore();
  private final Set<String> gone = ConcurrentHashMap.newKeySet();

  /**
   * @param below whose continuations are the name of the last record of a page
   */
  UnwrittenRecords(RecordStore below) {
    this.below = below;
  }

  @Override
  public synchronized Optional<Versioned> find(String name) {
    return own(name).or(() -> original(name));
  }

  /** A version of ours must not be taken for one of those below. */
  private Optional<Versioned> own(String name) {
    return changed
        .find(name)
        .map(found -> new Versioned(found.body(), OWN + found.version(), found.modified()));
  }

  private Optional<Versioned> original(String name) {
    return gone.contains(name) ? Optional.empty() : below.find(name);
  }

  @Override
  public synchronized boolean create(String name, byte[] body, Map<String, String> labels) {
    return original(name).isEmpty() && changed.create(name, body, labels);
  }

  @Override
  public synchronized Optional<String> replace(String name, byte[] body, String version) {
    if (changed.find(name).isPresent()) {
      return version.startsWith(OWN)
          ? changed.replace(name, body, version.substring(OWN.length())).map(OWN::concat)
          : Optional.empty();
    }
    if (original(name).filter(found -> found.version().equals(version)).isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> labels =
        below.list(name, Optional.empty(), 1).entries().stream()
            .findFirst()
            .map(Entry::labels)
            .orElse(Map.of());
    changed.create(name, body, labels);
    return own(name).map(Versioned::version);
  }

  @Override
  public synchronized void put(String name, byte[] body) {
    changed.put(name, body);
  }

  @Override
  public synchronized void delete(String name) {
    changed.delete(name);
    gone.add(name);
  }

  @Override
  public synchronized Page list(String prefix, Optional<String> continuation, int most) {
    Page old = below.list(prefix, continuation, most);
    Page fresh = changed.list(prefix, continuation, most);
    NavigableMap<String, Entry> merged = merged(old.entries(), fresh.entries());
    // Beyond the shorter of two pages that go on, the other one's records are not all known.
    old.continuation().ifPresent(last -> merged.tailMap(last, false).clear());
    fresh.continuation().ifPresent(last -> merged.tailMap(last, false).clear());
    List<Entry> entries = new ArrayList<>(merged.values());
    boolean more = old.continuation().isPresent() || fresh.continuation().isPresent();
    if (entries.size() > most) {
      List<Entry> page = entries.subList(0, most);
      return new Page(page, Optional.of(page.get(most - 1).name()));
    }
    return new Page(entries, more ? next(old, fresh) : Optional.empty());
  }

  /** A page may be empty where all its records are gone; then too the next one goes on. */
  private static Optional<String> next(Page old, Page fresh) {
    return old.continuation()
        .map(last -> fresh.continuation().filter(other -> other.compareTo(last) < 0).orElse(last))
        .or(fresh::continuation);
  }

  @Override
  public synchronized List<Entry> children(String prefix) {
    return List.copyOf(merged(below.children(prefix), changed.children(prefix)).values());
  }

  private NavigableMap<String, Entry> merged(List<Entry> old, List<Entry> fresh) {
    NavigableMap<String, Entry> merged = new TreeMap<>();
    old.stream()
        .filter(entry -> !gone.contains(entry.name()))
        .forEach(entry -> merged.put(entry.name(), entry));
    fresh.forEach(entry -> merged.put(entry.name(), entry));
    return merged;
  }
}
