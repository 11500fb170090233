package app.userdata.category;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** A sorted set of ids, 16 bytes each, as parts store it. */
final class IdIndex {
  static final IdIndex EMPTY = new IdIndex(List.of());
  private final UUID[] sorted;

  private IdIndex(Collection<UUID> ids) {
    this.sorted = ids.stream().distinct().sorted().toArray(UUID[]::new);
  }

  static IdIndex of(Collection<UUID> ids) {
    return new IdIndex(ids);
  }

  static IdIndex read(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    List<UUID> ids = new ArrayList<>(bytes.length / 16);
    while (buffer.hasRemaining()) {
      ids.add(new UUID(buffer.getLong(), buffer.getLong()));
    }
    return new IdIndex(ids);
  }

  byte[] bytes() {
    ByteBuffer buffer = ByteBuffer.allocate(16 * sorted.length);
    for (UUID id : sorted) {
      buffer.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }
    return buffer.array();
  }

  boolean contains(UUID id) {
    return java.util.Arrays.binarySearch(sorted, id) >= 0;
  }

  int size() {
    return sorted.length;
  }

  /** The ids from a position on, in order. */
  List<UUID> range(int from, int most) {
    return List.of(sorted).subList(from, Math.min(sorted.length, from + most));
  }

  /** The ids that are in none of the others. */
  IdIndex without(List<IdIndex> others) {
    List<UUID> rest = new ArrayList<>();
    for (UUID id : sorted) {
      if (others.stream().noneMatch(other -> other.contains(id))) {
        rest.add(id);
      }
    }
    return new IdIndex(rest);
  }
}
