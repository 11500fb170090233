package app.userdata.archive;

import java.io.InputStream;
import java.util.Optional;

/** A file on its way into an archive. */
public sealed interface Incoming {
  /** In bytes. */
  long length();

  /** The MD5 that the file's source remembers, where it does. */
  Optional<byte[]> md5();

  /** It is held whole, so that its write can be repeated. */
  record Held(byte[] bytes, Optional<byte[]> md5) implements Incoming {
    @Override
    public long length() {
      return bytes.length;
    }
  }

  /** It is written while it is read, and can be read only once. */
  record Flowing(InputStream body, long length, Optional<byte[]> md5) implements Incoming {}
}
