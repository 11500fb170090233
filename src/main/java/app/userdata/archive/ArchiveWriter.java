package app.userdata.archive;

import java.io.Closeable;
import java.io.IOException;

/**
 * Writes one file of any length in constant memory. The file appears, whole, with {@link #finish};
 * closing without it leaves no trace.
 */
public interface ArchiveWriter extends Closeable {
  /** Appends bytes. */
  void write(byte[] bytes, int offset, int length) throws IOException;

  /** Commits the file, replacing an older one of the same path, and says what was written. */
  ArchiveEntry finish() throws IOException;

  @Override
  void close();
}
