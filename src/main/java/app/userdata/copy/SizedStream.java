package app.userdata.copy;

import app.userdata.picture.PictureHeader;
import java.io.IOException;
import java.io.InputStream;

/** Shows what is read from a file to the reader of its header. */
final class SizedStream extends InputStream {
  private final InputStream in;
  private final PictureHeader header;

  SizedStream(InputStream in, PictureHeader header) {
    this.in = in;
    this.header = header;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int n = in.read(into, offset, length);
    if (n > 0) {
      header.read(into, offset, n);
    }
    return n;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
