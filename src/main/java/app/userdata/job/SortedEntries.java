package app.userdata.job;

import app.userdata.archive.ArchiveEntry;
import app.userdata.archive.ArchivePath;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/**
 * Many entries in little memory, in the order of their paths: some 120 bytes each, for there may be
 * one for each of 100,000 images.
 */
final class SortedEntries {
  private static final int SHA256 = 32;
  private static final int HEAD = SHA256 + Long.BYTES + Integer.BYTES;

  private final List<byte[]> packed = new ArrayList<>();

  /** Adds one; of several with the same path the last counts. */
  void add(ArchiveEntry entry) {
    byte[] path = entry.path().value().getBytes(StandardCharsets.US_ASCII);
    packed.add(
        ByteBuffer.allocate(HEAD + path.length)
            .put(HexFormat.of().parseHex(entry.sha256()))
            .putLong(entry.bytes())
            .putInt(entry.redactions())
            .put(path)
            .array());
  }

  /** Hands out each path once, in the order in which storage lists names. */
  void each(Consumer<ArchiveEntry> use) {
    packed.sort(SortedEntries::compare);
    for (int i = 0; i < packed.size(); i++) {
      if (i + 1 == packed.size() || compare(packed.get(i), packed.get(i + 1)) != 0) {
        use.accept(unpacked(packed.get(i)));
      }
    }
  }

  private static int compare(byte[] one, byte[] other) {
    return Arrays.compareUnsigned(one, HEAD, one.length, other, HEAD, other.length);
  }

  private static ArchiveEntry unpacked(byte[] bytes) {
    ByteBuffer head = ByteBuffer.wrap(bytes, SHA256, HEAD - SHA256);
    String path = new String(bytes, HEAD, bytes.length - HEAD, StandardCharsets.US_ASCII);
    return new ArchiveEntry(
            new ArchivePath(path), head.getLong(), HexFormat.of().formatHex(bytes, 0, SHA256))
        .withRedactions(head.getInt());
  }
}
