package app.userdata.dev.folder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right of one process to write into a folder. It ends with the process, however that ends:
 * what remains is an empty file, which locks nobody out.
 */
final class FolderLock implements AutoCloseable {
  /**
   * Those of this process: closing a second channel of the same file would give up the first one's
   * lock.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private FolderLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Takes the lock; nothing when somebody else has it. */
  static Optional<FolderLock> take(Path file) {
    if (!HELD.add(file)) {
      return Optional.empty();
    }
    Optional<FolderLock> lock = Optional.empty();
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock held = channel.tryLock();
      if (held == null) {
        channel.close();
      } else {
        lock = Optional.of(new FolderLock(file, channel));
      }
      return lock;
    } catch (IOException e) {
      throw new FolderException(file, e);
    } finally {
      if (lock.isEmpty()) {
        HELD.remove(file);
      }
    }
  }

  /** Whether some process has the lock. */
  static boolean held(Path file) {
    if (!Files.isWritable(file)) {
      return HELD.contains(file);
    }
    Optional<FolderLock> mine = take(file);
    mine.ifPresent(FolderLock::close);
    return mine.isEmpty();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new FolderException(file, e);
    } finally {
      HELD.remove(file);
    }
  }
}
