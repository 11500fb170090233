package app.userdata.dev.simulator;

import java.time.Duration;

/**
 * How the Training API is reached.
 *
 * @param port of the Training API, 0 for a free one
 * @param trainingKey the key that opens the API
 * @param customSubdomain whether the endpoint takes bearer tokens, as only a custom subdomain does
 * @param accountInfo whether the account call of version 1.x still answers
 * @param callsPerSecond calls of the Training API accepted in any second, 0 for no limit
 * @param latency before every reply
 */
public record Access(
    int port,
    String trainingKey,
    boolean customSubdomain,
    boolean accountInfo,
    int callsPerSecond,
    Duration latency) {

  /** A free port and no limit. */
  static Access defaults() {
    return new Access(0, "5ca1ab1e0ddba11c0ffee0000000c0de", false, true, 0, Duration.ZERO);
  }

  Access withPort(int value) {
    return new Access(value, trainingKey, customSubdomain, accountInfo, callsPerSecond, latency);
  }

  Access withTrainingKey(String value) {
    return new Access(port, value, customSubdomain, accountInfo, callsPerSecond, latency);
  }

  Access withCustomSubdomain(boolean value) {
    return new Access(port, trainingKey, value, accountInfo, callsPerSecond, latency);
  }

  Access withAccountInfo(boolean value) {
    return new Access(port, trainingKey, customSubdomain, value, callsPerSecond, latency);
  }

  Access withCallsPerSecond(int value) {
    return new Access(port, trainingKey, customSubdomain, accountInfo, value, latency);
  }

  Access withLatency(Duration value) {
    return new Access(port, trainingKey, customSubdomain, accountInfo, callsPerSecond, value);
  }
}
