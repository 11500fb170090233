package app.userdata.customvision;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How to reach one Custom Vision training resource.
 *
 * @param trainingKey absent: Entra ID
 * @param apiVersion of the Training API, for example {@code v3.3}
 * @param callsPerSecond the resource's limit, shared by all processes
 * @param downloadHosts further hosts, by name, that bytes may come from
 */
public record CustomVisionSettings(
    URI endpoint,
    Optional<String> trainingKey,
    String apiVersion,
    int callsPerSecond,
    Set<String> downloadHosts) {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

  public CustomVisionSettings {
    String host = endpoint.getHost();
    if (host == null || endpoint.getUserInfo() != null || endpoint.getQuery() != null) {
      throw new IllegalArgumentException(
          "The endpoint is not an address such as https://NAME.cognitiveservices.azure.com.");
    }
    if (!"https".equals(endpoint.getScheme()) && !loopback(host)) {
      throw new IllegalArgumentException("The endpoint must begin with https://.");
    }
    if (!apiVersion.matches("v3\\.[0-4](-preview)?")) {
      throw new IllegalArgumentException("The API version must be one of v3.0 to v3.4-preview.");
    }
    if (callsPerSecond < 1 || callsPerSecond > 1000) {
      throw new IllegalArgumentException("Calls per second must be between 1 and 1000.");
    }
    String text = endpoint.toString();
    endpoint = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    downloadHosts = Set.copyOf(downloadHosts);
  }

  static boolean loopback(String host) {
    return LOOPBACK.contains(host.toLowerCase(Locale.ROOT));
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "CustomVisionSettings[endpoint=" + endpoint + ", apiVersion=" + apiVersion + "]";
  }
}
