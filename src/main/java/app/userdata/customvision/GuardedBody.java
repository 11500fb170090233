package app.userdata.customvision;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * A body that nobody can use to hold us up: it may not be longer than allowed, nor come in drops.
 * What goes wrong below it is told without the words of whoever sent it.
 */
final class GuardedBody extends FilterInputStream {
  /** Beside this patience, the sender may be waited for one second with each kibibyte. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final long BYTES_A_SECOND = 1024;

  private final Clock clock;
  private final long most;
  private Duration waited = Duration.ZERO;
  private long bytes;

  /**
   * @param most how many bytes may come
   */
  GuardedBody(InputStream body, long most, Clock clock) {
    super(body);
    this.most = most;
    this.clock = clock;
  }

  private interface Reading {
    int read() throws IOException;
  }

  @Override
  public int read() throws IOException {
    return guarded(() -> in.read(), true);
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    return guarded(() -> in.read(into, offset, length), false);
  }

  @Override
  public long skip(long count) throws IOException {
    long skipped = 0;
    while (skipped < count && read() >= 0) {
      skipped++;
    }
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /** Only the time spent here counts: whoever reads may take as long as the writing does. */
  private int guarded(Reading reading, boolean single) throws IOException {
    Instant asked = clock.instant();
    int read;
    try {
      read = reading.read();
    } catch (IOException e) {
      throw Wordless.of(e);
    }
    waited = waited.plus(Duration.between(asked, clock.instant()));
    if (read >= 0) {
      bytes += single ? 1 : read;
    }
    if (bytes > most) {
      throw new ExcessiveReplyException("its reply is larger than " + most + " bytes.");
    }
    if (waited.compareTo(PATIENCE.plusSeconds(bytes / BYTES_A_SECOND)) > 0) {
      throw new ExcessiveReplyException("its reply comes too slowly.");
    }
    return read;
  }
}
