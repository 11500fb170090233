package app.userdata.customvision;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;

/** A server that answers every request with whatever bytes it likes, HTTP or not. */
final class RawServer implements AutoCloseable {
  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong requests = new AtomicLong();
  private final Answer answer;

  /** What is written after the request's head was read; the connection is closed then. */
  @FunctionalInterface
  interface Answer {
    void write(Sink out) throws IOException, InterruptedException;
  }

  RawServer(Answer answer) throws IOException {
    this.answer = answer;
    threads.execute(this::accept);
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  /** How many bytes went out in all. */
  long sent() {
    return sent.get();
  }

  long requests() {
    return requests.get();
  }

  /** Where an answer goes. */
  final class Sink {
    private final OutputStream out;

    private Sink(OutputStream out) {
      this.out = out;
    }

    Sink text(String text) throws IOException {
      return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    Sink bytes(byte[] bytes) throws IOException {
      out.write(bytes);
      out.flush();
      sent.addAndGet(bytes.length);
      return this;
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        threads.execute(() -> serve(socket));
      }
    } catch (IOException | RejectedExecutionException closed) {
      // The test has ended.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      BufferedReader head =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      String line = head.readLine();
      while (line != null && !line.isEmpty()) {
        line = head.readLine();
      }
      if (line != null) {
        requests.incrementAndGet();
        answer.write(new Sink(socket.getOutputStream()));
      }
    } catch (IOException gone) {
      // Who asked has heard enough.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    threads.shutdownNow();
  }
}
