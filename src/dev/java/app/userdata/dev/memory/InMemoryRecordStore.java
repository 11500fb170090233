package app.userdata.dev.memory;

import app.userdata.job.RecordStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Records in memory, as consistent as a storage account. */
public final class InMemoryRecordStore implements RecordStore {
  private final NavigableMap<String, Stored> records = new TreeMap<>();
  private long version;

  private record Stored(byte[] body, Map<String, String> labels, long version, Instant modified) {}

  @Override
  public synchronized Optional<Versioned> find(String name) {
    return Optional.ofNullable(records.get(name))
        .map(
            stored ->
                new Versioned(stored.body(), String.valueOf(stored.version()), stored.modified()));
  }

  @Override
  public synchronized boolean create(String name, byte[] body, Map<String, String> labels) {
    return records.putIfAbsent(name, stored(body, labels)) == null;
  }

  @Override
  public synchronized Optional<String> replace(String name, byte[] body, String expected) {
    Stored before = records.get(name);
    if (before == null || !String.valueOf(before.version()).equals(expected)) {
      return Optional.empty();
    }
    Stored after = stored(body, before.labels());
    records.put(name, after);
    return Optional.of(String.valueOf(after.version()));
  }

  @Override
  public synchronized void put(String name, byte[] body) {
    records.put(name, stored(body, Map.of()));
  }

  @Override
  public synchronized void delete(String name) {
    records.remove(name);
  }

  @Override
  public synchronized Page list(String prefix, Optional<String> continuation, int most) {
    List<Entry> entries = new ArrayList<>();
    for (Map.Entry<String, Stored> record :
        records.tailMap(continuation.orElse(prefix), continuation.isEmpty()).entrySet()) {
      if (!record.getKey().startsWith(prefix)) {
        break;
      }
      if (entries.size() == most) {
        return new Page(entries, Optional.of(entries.get(most - 1).name()));
      }
      entries.add(entry(record));
    }
    return new Page(entries, Optional.empty());
  }

  @Override
  public synchronized List<Entry> children(String prefix) {
    List<Entry> entries = new ArrayList<>();
    for (Map.Entry<String, Stored> record : records.tailMap(prefix).entrySet()) {
      if (!record.getKey().startsWith(prefix)) {
        break;
      }
      if (record.getKey().indexOf('/', prefix.length()) < 0) {
        entries.add(entry(record));
      }
    }
    return entries;
  }

  private Stored stored(byte[] body, Map<String, String> labels) {
    return new Stored(body.clone(), Map.copyOf(labels), ++version, Instant.now());
  }

  private static Entry entry(Map.Entry<String, Stored> record) {
    return new Entry(record.getKey(), record.getValue().labels(), record.getValue().modified());
  }
}
