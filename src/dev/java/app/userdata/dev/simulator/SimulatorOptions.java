package app.userdata.dev.simulator;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;

/**
 * How the simulated service behaves.
 *
 * @param port of the Training API, 0 for a free one
 * @param callsPerSecond calls of the Training API accepted in any second, 0 for no limit
 * @param vnet whether links are relative paths, to be read with GetArtifact
 * @param sasLifetime how long a link to a blob works
 * @param failureRate which part of the replies fails; 0.1 is every tenth
 * @param brokenImages ids of images, predictions or exported models whose bytes are missing
 * @param accountInfo whether the account call of version 1.x still answers
 * @param latency before every reply
 * @param trainingKey the key that opens the API
 * @param customSubdomain whether the endpoint takes bearer tokens, as only a custom subdomain does
 * @param deletionDelay after which an asynchronous deletion of images shows
 * @param unknownImagesFail whether deleting an image id that does not exist is NotFoundImage
 */
public record SimulatorOptions(
    int port,
    int callsPerSecond,
    boolean vnet,
    Duration sasLifetime,
    double failureRate,
    Set<UUID> brokenImages,
    boolean accountInfo,
    Duration latency,
    String trainingKey,
    boolean customSubdomain,
    Duration deletionDelay,
    boolean unknownImagesFail) {

  public SimulatorOptions {
    brokenImages = Set.copyOf(brokenImages);
    if (failureRate < 0 || failureRate > 1) {
      throw new IllegalArgumentException("The failure rate must be between 0 and 1.");
    }
  }

  /** A free port, no limit and no faults. */
  public static SimulatorOptions defaults() {
    return new SimulatorOptions(
        0,
        0,
        false,
        Duration.ofHours(24),
        0,
        Set.of(),
        true,
        Duration.ZERO,
        "5ca1ab1e0ddba11c0ffee0000000c0de",
        false,
        Duration.ofMillis(300),
        false);
  }

  public SimulatorOptions withPort(int value) {
    return new SimulatorOptions(
        value,
        callsPerSecond,
        vnet,
        sasLifetime,
        failureRate,
        brokenImages,
        accountInfo,
        latency,
        trainingKey,
        customSubdomain,
        deletionDelay,
        unknownImagesFail);
  }

  public SimulatorOptions withCallsPerSecond(int value) {
    return new SimulatorOptions(
        port,
        value,
        vnet,
        sasLifetime,
        failureRate,
        brokenImages,
        accountInfo,
        latency,
        trainingKey,
        customSubdomain,
        deletionDelay,
        unknownImagesFail);
  }

  public SimulatorOptions withVnet(boolean value) {
    return new SimulatorOptions(
        port,
        callsPerSecond,
        value,
        sasLifetime,
        failureRate,
        brokenImages,
        accountInfo,
        latency,
        trainingKey,
        customSubdomain,
        deletionDelay,
        unknownImagesFail);
  }

  public SimulatorOptions withSasLifetime(Duration value) {
    return new SimulatorOptions(
        port,
        callsPerSecond,
        vnet,
        value,
        failureRate,
        brokenImages,
        accountInfo,
        latency,
        trainingKey,
        customSubdomain,
        deletionDelay,
        unknownImagesFail);
  }

  public SimulatorOptions withFailureRate(double value) {
    return new SimulatorOptions(
        port,
        callsPerSecond,
        vnet,
        sasLifetime,
        value,
        brokenImages,
        accountInfo,
        latency,
        trainingKey,
        customSubdomain,
        deletionDelay,
        unknownImagesFail);
  }

  public SimulatorOptions withBrokenImages(Set<UUID> value) {
    return new SimulatorOptions(
        port,
        callsPerSecond,
        vnet,
        sasLifetime,
        failureRate,
        value,
        accountInfo,
        latency,
        trainingKey,
        customSubdomain,
        deletionDelay,
        unknownImagesFail);
  }

  public SimulatorOptions withAccountInfo(boolean value) {
    return new SimulatorOptions(
        port,
        callsPerSecond,
        vnet,
        sasLifetime,
        failureRate,
        brokenImages,
        value,
        latency,
        trainingKey,
        customSubdomain,
        deletionDelay,
        unknownImagesFail);
  }

  public SimulatorOptions withLatency(Duration value) {
    return new SimulatorOptions(
        port,
        callsPerSecond,
        vnet,
        sasLifetime,
        failureRate,
        brokenImages,
        accountInfo,
        value,
        trainingKey,
        customSubdomain,
        deletionDelay,
        unknownImagesFail);
  }

  public SimulatorOptions withTrainingKey(String value) {
    return new SimulatorOptions(
        port,
        callsPerSecond,
        vnet,
        sasLifetime,
        failureRate,
        brokenImages,
        accountInfo,
        latency,
        value,
        customSubdomain,
        deletionDelay,
        unknownImagesFail);
  }

  public SimulatorOptions withCustomSubdomain(boolean value) {
    return new SimulatorOptions(
        port,
        callsPerSecond,
        vnet,
        sasLifetime,
        failureRate,
        brokenImages,
        accountInfo,
        latency,
        trainingKey,
        value,
        deletionDelay,
        unknownImagesFail);
  }

  public SimulatorOptions withDeletionDelay(Duration value) {
    return new SimulatorOptions(
        port,
        callsPerSecond,
        vnet,
        sasLifetime,
        failureRate,
        brokenImages,
        accountInfo,
        latency,
        trainingKey,
        customSubdomain,
        value,
        unknownImagesFail);
  }

  public SimulatorOptions withUnknownImagesFail(boolean value) {
    return new SimulatorOptions(
        port,
        callsPerSecond,
        vnet,
        sasLifetime,
        failureRate,
        brokenImages,
        accountInfo,
        latency,
        trainingKey,
        customSubdomain,
        deletionDelay,
        value);
  }
}
