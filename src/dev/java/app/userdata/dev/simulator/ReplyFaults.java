package app.userdata.dev.simulator;

import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * Which replies go wrong. Shares are between 0 and 1, and who is hit follows from counting, so the
 * same order of calls fails the same way.
 *
 * @param failureRate which part of the replies fails, on both hosts; 0.1 is every tenth
 * @param lostReplies which part of the successful DELETE calls is carried out and then, by turns,
 *     answered by a 500 or a cut connection
 * @param throttleShare which part of the calls is refused with 429, however slowly they come
 * @param retryAfterSeconds the Retry-After header of every 429, 0 for none
 * @param gatewayNotFound operations that the gateway answers with a 404 of its own, which says
 *     nothing about the object asked for
 * @param failing operations that are always answered 500 ErrorUnknown, not carried out
 */
public record ReplyFaults(
    double failureRate,
    double lostReplies,
    double throttleShare,
    int retryAfterSeconds,
    Set<String> gatewayNotFound,
    Set<String> failing) {

  public ReplyFaults {
    gatewayNotFound = Set.copyOf(gatewayNotFound);
    failing = Set.copyOf(failing);
    if (DoubleStream.of(failureRate, lostReplies, throttleShare)
        .anyMatch(s -> !(s >= 0 && s <= 1))) {
      throw new IllegalArgumentException("A share of replies must be between 0 and 1.");
    }
  }

  /** Every reply is the right one and arrives. */
  static ReplyFaults none() {
    return new ReplyFaults(0, 0, 0, 1, Set.of(), Set.of());
  }

  public ReplyFaults withFailureRate(double value) {
    return new ReplyFaults(
        value, lostReplies, throttleShare, retryAfterSeconds, gatewayNotFound, failing);
  }

  public ReplyFaults withLostReplies(double value) {
    return new ReplyFaults(
        failureRate, value, throttleShare, retryAfterSeconds, gatewayNotFound, failing);
  }

  /** Refuses this part of the calls and tells them to come back after so many seconds. */
  public ReplyFaults withThrottleShare(double value, int retryAfter) {
    return new ReplyFaults(failureRate, lostReplies, value, retryAfter, gatewayNotFound, failing);
  }

  public ReplyFaults withGatewayNotFound(Set<String> operations) {
    return new ReplyFaults(
        failureRate, lostReplies, throttleShare, retryAfterSeconds, operations, failing);
  }

  public ReplyFaults withFailing(Set<String> operations) {
    return new ReplyFaults(
        failureRate, lostReplies, throttleShare, retryAfterSeconds, gatewayNotFound, operations);
  }
}
