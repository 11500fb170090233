package app.userdata.dev.sink;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;

/** Listens on a free port of this machine, and serves each connection by a thread of its own. */
final class Port implements AutoCloseable {
  private static final int BACKLOG = 1_000;

  private final ServerSocket server;
  private final Service service;

  /** Answers requests until the client hangs up. */
  @FunctionalInterface
  interface Service {
    void serve(Inbound in, OutputStream out) throws IOException;
  }

  private Port(ServerSocket server, Service service) {
    this.server = server;
    this.service = service;
  }

  static Port open(Service service) throws IOException {
    Port port = new Port(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()), service);
    daemon(port::accept);
    return port;
  }

  int number() {
    return server.getLocalPort();
  }

  private void accept() {
    try {
      while (!server.isClosed()) {
        Socket socket = server.accept();
        daemon(() -> converse(socket));
      }
    } catch (IOException e) {
      // Closed: nobody comes any more.
    }
  }

  private void converse(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      service.serve(
          new Inbound(new PromptInput(socket)),
          new BufferedOutputStream(socket.getOutputStream(), 1 << 16));
    } catch (SocketException e) {
      // The client is gone, or its process was ended.
    } catch (IOException e) {
      System.err.println("sink: a connection broke off: " + e.getMessage());
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "sink");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
