package app.userdata.customvision;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How one Custom Vision training resource is reached; values that cannot work are refused here.
 *
 * @param endpoint without a trailing slash
 * @param trainingKey absent for Entra ID
 * @param downloadHosts hosts allowed beside the Azure blob hosts: a name, or {@code *.} and a name
 * @param responseTimeout how long a silent connection is kept
 */
public record CustomVisionSettings(
    URI endpoint,
    Optional<String> trainingKey,
    String apiVersion,
    Set<String> downloadHosts,
    int callsPerSecond,
    Duration responseTimeout) {
  public static final String DEFAULT_API_VERSION = "v3.3";
  public static final int DEFAULT_CALLS_PER_SECOND = 10;
  private static final Duration DEFAULT_RESPONSE_TIMEOUT = Duration.ofSeconds(60);
  private static final Pattern VERSION = Pattern.compile("v3\\.\\d(-preview)?");
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]+");
  private static final Pattern HOST = Pattern.compile("(?i)(\\*\\.)?[a-z0-9-]+(\\.[a-z0-9-]+)*");

  public CustomVisionSettings {
    endpoint = Origins.checked("CustomVision__endpoint", endpoint);
    downloadHosts = Set.copyOf(downloadHosts);
    require(
        trainingKey.stream().allMatch(key -> KEY.matcher(key).matches()),
        "CustomVision__trainingKey must be one word: remove blanks and line ends, or the setting.");
    require(
        VERSION.matcher(apiVersion).matches(),
        "CustomVision__apiVersion must be v3.0 to v3.3 or v3.4-preview.");
    require(
        downloadHosts.stream().allMatch(host -> HOST.matcher(host).matches()),
        "CustomVision__downloadHosts must be host names, or *. and a host name.");
    require(callsPerSecond > 0, "CustomVision__callsPerSecond must be 1 or more.");
    require(responseTimeout.toMillis() > 0, "The response timeout must be longer than nothing.");
  }

  /** The usual settings for an endpoint. */
  public CustomVisionSettings(URI endpoint, Optional<String> trainingKey) {
    this(endpoint, trainingKey, DEFAULT_API_VERSION, Set.of());
  }

  /** The usual rate and timeout. */
  public CustomVisionSettings(
      URI endpoint, Optional<String> trainingKey, String apiVersion, Set<String> downloadHosts) {
    this(
        endpoint,
        trainingKey,
        apiVersion,
        downloadHosts,
        DEFAULT_CALLS_PER_SECOND,
        DEFAULT_RESPONSE_TIMEOUT);
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "CustomVisionSettings[endpoint=" + endpoint + ", apiVersion=" + apiVersion + "]";
  }

  /** Whether the API has the operations that came with this minor version of 3. */
  boolean atLeast(int minor) {
    return apiVersion.charAt(3) - '0' >= minor;
  }

  private static void require(boolean right, String message) {
    if (!right) {
      throw new IllegalArgumentException(message);
    }
  }
}
