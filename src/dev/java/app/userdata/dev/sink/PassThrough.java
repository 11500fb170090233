package app.userdata.dev.sink;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;

/**
 * Hands requests of one client on to the service behind, and its replies back, byte for byte: the
 * signature of a request covers its path and stays valid.
 */
final class PassThrough implements Closeable {
  /** Azurite hangs up after five seconds without a request; a request must not meet that moment. */
  private static final long IDLE_NANOS = 2_000_000_000L;

  private final int port;
  private Socket socket = new Socket();
  private Inbound replies = new Inbound(InputStream.nullInputStream());
  private OutputStream requests = OutputStream.nullOutputStream();
  private long used;

  PassThrough(int port) {
    this.port = port;
  }

  /** Answers a request; false if the connection to the client must end with it. */
  boolean pass(Request request, Inbound in, OutputStream out) throws IOException {
    if (request.head().isChunked()) {
      Answer.refused(501, "NotImplemented", "A body must tell its length.").send(out, false);
      return false;
    }
    connect();
    requests.write(request.head().bytes());
    in.pass(request.head().length(), requests);
    requests.flush();
    Head reply = replies.head().orElseThrow(() -> new EOFException("the service hung up"));
    out.write(reply.bytes());
    if (!request.method().equals("HEAD")) {
      if (reply.isChunked()) {
        replies.passChunks(out);
      } else {
        replies.pass(reply.length(), out);
      }
    }
    out.flush();
    used = System.nanoTime();
    return !reply.closes();
  }

  private void connect() throws IOException {
    if (socket.isConnected() && System.nanoTime() - used < IDLE_NANOS) {
      return;
    }
    socket.close();
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    replies = new Inbound(socket.getInputStream());
    requests = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
