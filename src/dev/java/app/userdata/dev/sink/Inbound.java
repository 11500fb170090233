package app.userdata.dev.sink;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;

/** What arrives on one connection: heads, and what follows them, read in large pieces. */
final class Inbound {
  private static final int HEX = 16;

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int from;
  private int to;

  Inbound(InputStream in) {
    this.in = in;
  }

  /** The next head; empty when the other side has hung up. */
  Optional<Head> head() throws IOException {
    int end = lineEnd(0);
    if (end < 0) {
      return Optional.empty();
    }
    for (int line = 0; end - line > 2; end = lineEnd(line)) {
      line = end;
      if (lineEnd(line) < 0) {
        throw new EOFException("a head ended early");
      }
    }
    return Optional.of(Head.parse(taken(end)));
  }

  /** Hands on so many bytes. */
  void pass(long length, OutputStream out) throws IOException {
    for (long left = length; left > 0; ) {
      if (from == to && !more()) {
        throw new EOFException("a body ended early");
      }
      int part = (int) Math.min(left, to - from);
      out.write(buffer, from, part);
      from += part;
      left -= part;
    }
  }

  /** Hands on a body in chunks as it came, its end included. */
  void passChunks(OutputStream out) throws IOException {
    long length;
    do {
      byte[] line = line();
      out.write(line);
      length = Long.parseLong(new String(line, ISO_8859_1).strip(), HEX);
      pass(length, out);
      out.write(line());
    } while (length > 0);
  }

  private byte[] line() throws IOException {
    int end = lineEnd(0);
    if (end < 0) {
      throw new EOFException("a body ended early");
    }
    return taken(end);
  }

  private byte[] taken(int length) {
    byte[] bytes = Arrays.copyOfRange(buffer, from, from + length);
    from += length;
    return bytes;
  }

  /**
   * Where the line ends that begins so many bytes ahead, counted from here, its line feed included;
   * negative when nothing comes any more.
   */
  private int lineEnd(int begin) throws IOException {
    for (int at = begin; ; at++) {
      if (from + at == to && !more()) {
        return -1;
      }
      if (buffer[from + at] == '\n') {
        return at + 1;
      }
    }
  }

  /** Reads what is there; moves what is held to the front first when the end is reached. */
  private boolean more() throws IOException {
    if (from == to || to == buffer.length) {
      System.arraycopy(buffer, from, buffer, 0, to - from);
      to -= from;
      from = 0;
    }
    if (to == buffer.length) {
      throw new IOException("a head is larger than " + buffer.length + " bytes");
    }
    int read = in.read(buffer, to, buffer.length - to);
    to += Math.max(read, 0);
    return read > 0;
  }
}
