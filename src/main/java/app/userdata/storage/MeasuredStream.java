package app.userdata.storage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Measures and digests what is read from it, and remembers why reading failed. It computes no MD5
 * where one is known, for a digest costs more than all else that is done with a byte.
 */
final class MeasuredStream extends FilterInputStream {
  private final MessageDigest sha256 = Digests.sha256();
  private final Optional<byte[]> knownMd5;
  private final MessageDigest md5 = Digests.md5();
  private long bytes;
  private boolean ended;
  private Optional<IOException> failure = Optional.empty();

  MeasuredStream(InputStream in, Optional<byte[]> knownMd5) {
    super(in);
    this.knownMd5 = knownMd5;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int n;
    try {
      n = super.read(into, offset, length);
    } catch (IOException e) {
      failure = Optional.of(e);
      throw e;
    }
    if (n > 0) {
      sha256.update(into, offset, n);
      if (knownMd5.isEmpty()) {
        md5.update(into, offset, n);
      }
      bytes += n;
    }
    ended = n < 0;
    return n;
  }

  /** A mark could be gone back to; what was digested could not. */
  @Override
  public boolean markSupported() {
    return false;
  }

  @Override
  public long skip(long count) throws IOException {
    return readNBytes((int) Math.min(count, 1 << 16)).length;
  }

  /** Throws why reading failed or ended early, if that is what happened. */
  void checkRead(long length) throws IOException {
    if (failure.isPresent()) {
      throw failure.get();
    }
    if (ended && bytes != length) {
      throw new IOException("the reply has another length than it said");
    }
  }

  boolean hasMd5(byte[] other) {
    return Arrays.equals(knownMd5.orElseGet(md5::digest), other);
  }

  /** The SHA-256 of all that was read, in lower-case hexadecimal. */
  String sha256() {
    return HexFormat.of().formatHex(sha256.digest());
  }
}
