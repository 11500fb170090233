package app.userdata.dev.simulator;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * How the simulated service behaves; what belongs together stands in a record of its own, where a
 * new setting goes too.
 */
public record SimulatorOptions(
    Access access, LinkOptions links, ReplyFaults replies, DeletionFaults deletions) {

  /** A free port, no limit and no faults. */
  public static SimulatorOptions defaults() {
    return new SimulatorOptions(
        Access.defaults(), LinkOptions.defaults(), ReplyFaults.none(), DeletionFaults.none());
  }

  public SimulatorOptions withPort(int value) {
    return with(access.withPort(value));
  }

  public SimulatorOptions withCallsPerSecond(int value) {
    return with(access.withCallsPerSecond(value));
  }

  public SimulatorOptions withAccountInfo(boolean value) {
    return with(access.withAccountInfo(value));
  }

  public SimulatorOptions withLatency(Duration value) {
    return with(access.withLatency(value));
  }

  public SimulatorOptions withTrainingKey(String value) {
    return with(access.withTrainingKey(value));
  }

  public SimulatorOptions withCustomSubdomain(boolean value) {
    return with(access.withCustomSubdomain(value));
  }

  public SimulatorOptions withVnet(boolean value) {
    return with(links.withVnet(value));
  }

  public SimulatorOptions withSasLifetime(Duration value) {
    return with(links.withSasLifetime(value));
  }

  public SimulatorOptions withBrokenImages(Set<UUID> value) {
    return with(links.withBrokenImages(value));
  }

  public SimulatorOptions withLinkLatency(Duration value) {
    return with(links.withLatency(value));
  }

  public SimulatorOptions withFailureRate(double value) {
    return withReplies(faults -> faults.withFailureRate(value));
  }

  public SimulatorOptions withDeletionDelay(Duration value) {
    return withDeletions(faults -> faults.withDelay(value));
  }

  public SimulatorOptions withUnknownImagesFail(boolean value) {
    return withDeletions(faults -> faults.withUnknownImagesFail(value));
  }

  /** Makes replies go wrong in other ways. */
  public SimulatorOptions withReplies(UnaryOperator<ReplyFaults> change) {
    return new SimulatorOptions(access, links, change.apply(replies), deletions);
  }

  /** Makes deletions go wrong in other ways. */
  public SimulatorOptions withDeletions(UnaryOperator<DeletionFaults> change) {
    return new SimulatorOptions(access, links, replies, change.apply(deletions));
  }

  private SimulatorOptions with(Access other) {
    return new SimulatorOptions(other, links, replies, deletions);
  }

  private SimulatorOptions with(LinkOptions other) {
    return new SimulatorOptions(access, other, replies, deletions);
  }
}
