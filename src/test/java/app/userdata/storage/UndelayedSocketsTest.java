package app.userdata.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

final class UndelayedSocketsTest {
  @Test
  void createSocket_connectedOrNot_sendsAtOnce() throws Exception {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocket server = new ServerSocket(0, 1, loopback);
        Socket later = new UndelayedSockets().createSocket();
        Socket connected = new UndelayedSockets().createSocket(loopback, server.getLocalPort())) {
      assertThat(later.getTcpNoDelay()).isTrue();
      assertThat(connected.getTcpNoDelay()).isTrue();
    }
  }
}
