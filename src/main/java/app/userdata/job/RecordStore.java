package app.userdata.job;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Named JSON records with optimistic concurrency: the only state of a job. Reads and listings are
 * strongly consistent. Names are paths with {@code /}; labels are small texts that a listing
 * returns without reading the record.
 */
public interface RecordStore {
  /** The record of that name. */
  Optional<Versioned> find(String name);

  /** Writes a record that must not exist yet; false, and nothing changed, when it does. */
  boolean create(String name, byte[] body, Map<String, String> labels);

  /**
   * Replaces a record if it still has the given version; empty when it changed or went meanwhile.
   */
  Optional<String> replace(String name, byte[] body, String version);

  /** Writes a record whatever was there; for snapshots that nobody trusts. */
  void put(String name, byte[] body);

  /** Removes a record; an absent one is success. */
  void delete(String name);

  /** All records below a prefix, at any depth, in order of their names, a page at a time. */
  Page list(String prefix, Optional<String> continuation, int most);

  /**
   * The records directly below a prefix that ends in {@code /}, not those in deeper folders; all of
   * them.
   */
  List<Entry> children(String prefix);

  /** A record's content and the version that {@link #replace} asks for. */
  record Versioned(byte[] body, String version, Instant modified) {}

  /** A record as a listing shows it. */
  record Entry(String name, Map<String, String> labels, Instant modified) {
    public Entry {
      labels = Map.copyOf(labels);
    }
  }

  /** One page of a listing. */
  record Page(List<Entry> entries, Optional<String> continuation) {
    public Page {
      entries = List.copyOf(entries);
    }
  }
}
