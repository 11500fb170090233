package app.userdata.dev.host;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * How a host runs.
 *
 * @param folder the staged app
 * @param port on loopback; 0 for a free one
 * @param key opens every function, and the host's own routes
 * @param messageLease how long a message is hidden from others while a function works on it; the
 *     host in Azure takes ten minutes
 * @param settings what bindings refer to by name
 */
public record HostOptions(
    Path folder, int port, String key, Duration messageLease, Map<String, String> settings) {
  public HostOptions {
    settings = Map.copyOf(settings);
  }

  /** Without the key and the settings. */
  @Override
  public String toString() {
    return "HostOptions[folder=" + folder + ", port=" + port + "]";
  }
}
