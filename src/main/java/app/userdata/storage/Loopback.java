package app.userdata.storage;

import java.net.URI;
import java.util.Set;

/** Tells addresses of this machine, where plain http is allowed, from all others. */
final class Loopback {
  private static final Set<String> NAMES = Set.of("127.0.0.1", "localhost", "[::1]");

  private Loopback() {}

  static boolean isLoopback(URI uri) {
    return uri.getHost() != null && NAMES.contains(uri.getHost());
  }
}
