package app.userdata.category;

import java.nio.ByteBuffer;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/** A sorted set of ids, 16 bytes each in memory and as parts store it. */
public final class IdIndex {
  static final IdIndex EMPTY = new IdIndex(new long[0]);

  /** Two numbers for each id, in the order of {@link UUID#compareTo}. */
  private final long[] sorted;

  private IdIndex(long[] sorted) {
    this.sorted = sorted;
  }

  public static IdIndex of(Collection<UUID> ids) {
    long[] sorted = new long[2 * ids.size()];
    int end = 0;
    for (UUID id : ids.stream().sorted().toList()) {
      end = append(sorted, end, id.getMostSignificantBits(), id.getLeastSignificantBits());
    }
    return new IdIndex(Arrays.copyOf(sorted, end));
  }

  /** Reads what {@link #bytes} wrote. */
  static IdIndex read(byte[] bytes) {
    long[] sorted = new long[bytes.length / Long.BYTES];
    ByteBuffer.wrap(bytes).asLongBuffer().get(sorted);
    return new IdIndex(sorted);
  }

  byte[] bytes() {
    ByteBuffer buffer = ByteBuffer.allocate(Long.BYTES * sorted.length);
    buffer.asLongBuffer().put(sorted);
    return buffer.array();
  }

  public int size() {
    return sorted.length / 2;
  }

  public boolean contains(UUID id) {
    int low = 0;
    int high = size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order =
          compare(
              sorted[2 * middle],
              sorted[2 * middle + 1],
              id.getMostSignificantBits(),
              id.getLeastSignificantBits());
      if (order == 0) {
        return true;
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle - 1;
    }
    return false;
  }

  /** All ids, in order; a view that makes each when it is asked for. */
  List<UUID> ids() {
    return new AbstractList<>() {
      @Override
      public UUID get(int position) {
        return new UUID(sorted[2 * position], sorted[2 * position + 1]);
      }

      @Override
      public int size() {
        return IdIndex.this.size();
      }
    };
  }

  /** The ids from a position on, in order. */
  List<UUID> range(int from, int most) {
    return ids().subList(from, Math.min(size(), from + most));
  }

  /** The ids that are in none of the others. */
  IdIndex without(List<IdIndex> others) {
    return only(id -> others.stream().noneMatch(other -> other.contains(id)));
  }

  /** The ids that are in the other as well. */
  IdIndex within(IdIndex other) {
    return only(other::contains);
  }

  IdIndex only(Predicate<UUID> wanted) {
    long[] kept = new long[sorted.length];
    int end = 0;
    for (UUID id : ids()) {
      if (wanted.test(id)) {
        end = append(kept, end, id.getMostSignificantBits(), id.getLeastSignificantBits());
      }
    }
    return new IdIndex(Arrays.copyOf(kept, end));
  }

  /** The ids that are in any of them. */
  static IdIndex union(Collection<IdIndex> all) {
    return union(List.copyOf(all));
  }

  /** Halves are merged, so that an id is copied as often as the number of indexes has bits. */
  private static IdIndex union(List<IdIndex> all) {
    if (all.size() < 2) {
      return all.isEmpty() ? EMPTY : all.get(0);
    }
    int half = all.size() / 2;
    return union(all.subList(0, half)).merged(union(all.subList(half, all.size())));
  }

  private IdIndex merged(IdIndex other) {
    long[] a = sorted;
    long[] b = other.sorted;
    long[] all = new long[a.length + b.length];
    int end = 0;
    int i = 0;
    int k = 0;
    while (i < a.length || k < b.length) {
      boolean first =
          k == b.length || (i < a.length && compare(a[i], a[i + 1], b[k], b[k + 1]) <= 0);
      if (first) {
        end = append(all, end, a[i], a[i + 1]);
        i += 2;
      } else {
        end = append(all, end, b[k], b[k + 1]);
        k += 2;
      }
    }
    return new IdIndex(Arrays.copyOf(all, end));
  }

  /** Appends to a sorted array, unless its last id is this one. */
  private static int append(long[] ids, int end, long most, long least) {
    if (end > 0 && ids[end - 2] == most && ids[end - 1] == least) {
      return end;
    }
    ids[end] = most;
    ids[end + 1] = least;
    return end + 2;
  }

  private static int compare(long mostA, long leastA, long mostB, long leastB) {
    int most = Long.compare(mostA, mostB);
    return most != 0 ? most : Long.compare(leastA, leastB);
  }
}
