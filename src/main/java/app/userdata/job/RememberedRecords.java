package app.userdata.job;

import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Records of which those that never change once they are written, a job's results, roll-ups and
 * parts, are not read again while they are remembered. What is read over and over are the steps
 * that named many others, and what pages found. It is remembered packed, for most of it is text
 * that repeats itself. What is remembered has neither version nor time: nobody replaces it.
 */
final class RememberedRecords implements RecordStore {
  private static final Pattern UNCHANGING =
      Pattern.compile("[^/]+/(a[0-9]+/.+\\.(json|done)|parts/.+)");

  /** What cannot become small enough is not even packed. */
  private static final int MOST_PACKED = 16;

  private final RecordStore records;
  private final long mostBytes;
  private final int largest;
  private final Map<String, Packed> bodies = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  /**
   * @param mostBytes of all bodies that are remembered, packed
   * @param largest bytes of a body that is remembered, packed
   */
  RememberedRecords(RecordStore records, long mostBytes, int largest) {
    this.records = records;
    this.mostBytes = mostBytes;
    this.largest = largest;
  }

  @Override
  public Optional<Versioned> find(String name) {
    Optional<Versioned> known = recall(name);
    if (known.isPresent()) {
      return known;
    }
    Optional<Versioned> found = records.find(name);
    found.ifPresent(record -> remember(name, record.body()));
    return found;
  }

  @Override
  public boolean create(String name, byte[] body, Map<String, String> labels) {
    boolean created = records.create(name, body, labels);
    if (created) {
      remember(name, body);
    }
    return created;
  }

  @Override
  public Optional<String> replace(String name, byte[] body, String version) {
    return records.replace(name, body, version);
  }

  @Override
  public void put(String name, byte[] body) {
    records.put(name, body);
  }

  @Override
  public void delete(String name) {
    forget(name);
    records.delete(name);
  }

  @Override
  public Page list(String prefix, Optional<String> continuation, int most) {
    return records.list(prefix, continuation, most);
  }

  @Override
  public List<Entry> children(String prefix) {
    return records.children(prefix);
  }

  private Optional<Versioned> recall(String name) {
    Optional<Packed> packed;
    synchronized (bodies) {
      packed = Optional.ofNullable(bodies.get(name));
    }
    return packed.map(body -> new Versioned(body.unpacked(), "", Instant.EPOCH));
  }

  private void remember(String name, byte[] body) {
    if (!UNCHANGING.matcher(name).matches() || body.length > largest * MOST_PACKED) {
      return;
    }
    Packed packed = Packed.of(body);
    if (packed.size() <= largest) {
      synchronized (bodies) {
        put(name, packed);
      }
    }
  }

  private void put(String name, Packed packed) {
    if (bodies.put(name, packed) == null) {
      bytes += packed.size();
    }
    Iterator<Packed> oldest = bodies.values().iterator();
    while (bytes > mostBytes) {
      bytes -= oldest.next().size();
      oldest.remove();
    }
  }

  private void forget(String name) {
    synchronized (bodies) {
      Packed gone = bodies.remove(name);
      if (gone != null) {
        bytes -= gone.size();
      }
    }
  }
}
