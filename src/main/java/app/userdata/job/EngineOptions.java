package app.userdata.job;

import app.userdata.evidence.EvidenceSeal;
import java.time.Duration;
import java.util.Optional;

/**
 * What operators may choose.
 *
 * @param stepTime how long a step goes on taking work before it names a continuation
 * @param stalledAfter how long a job may be silent before its open steps are sent again
 * @param drain how long steps that run may take to see that their job was canceled
 * @param baseUrl the public address of the app, for the links of jobs that a queue started
 * @param deletions how deletions wait, and for whom
 * @param retention how long the app keeps what is its own
 * @param seal signs the evidence, or does not
 */
public record EngineOptions(
    Duration stepTime,
    Duration stalledAfter,
    Duration drain,
    Optional<String> baseUrl,
    Deletions deletions,
    Retention retention,
    EvidenceSeal seal) {
  /** Twice the time within which a step sees that its job was canceled. */
  public static final Duration DRAIN = Duration.ofSeconds(10);

  /**
   * How deletions wait, and for whom.
   *
   * @param planValidity how old a plan may be when it is confirmed
   * @param unconfirmed how long a plan waits before its job is canceled
   * @param verifyWindow how long the last look waits for a deletion to show
   * @param verifyPoll the first pause of that waiting; the following are longer
   * @param twoPeople whether somebody else than who asked has to confirm
   */
  public record Deletions(
      Duration planValidity,
      Duration unconfirmed,
      Duration verifyWindow,
      Duration verifyPoll,
      boolean twoPeople) {
    /** The defaults. */
    public static Deletions defaults() {
      return new Deletions(
          Duration.ofHours(24),
          Duration.ofDays(7),
          Duration.ofMinutes(10),
          Duration.ofSeconds(1),
          false);
    }

    /** The same with two people, or without. */
    public Deletions withTwoPeople(boolean other) {
      return new Deletions(planValidity, unconfirmed, verifyWindow, verifyPoll, other);
    }
  }

  /** How long archives stay after their export ended, and records after their job did. */
  public record Retention(Duration archives, Duration records) {
    /** The defaults. */
    public static Retention defaults() {
      return new Retention(Duration.ofDays(14), Duration.ofDays(30));
    }
  }

  /** The defaults. */
  public static EngineOptions defaults() {
    return new EngineOptions(
        Duration.ofSeconds(45),
        Duration.ofMinutes(10),
        DRAIN,
        Optional.empty(),
        Deletions.defaults(),
        Retention.defaults(),
        EvidenceSeal.unsigned());
  }

  /** The same with other waiting of deletions. */
  public EngineOptions with(Deletions other) {
    return new EngineOptions(stepTime, stalledAfter, drain, baseUrl, other, retention, seal);
  }

  /** The same with another time to drain. */
  public EngineOptions withDrain(Duration other) {
    return new EngineOptions(stepTime, stalledAfter, other, baseUrl, deletions, retention, seal);
  }

  /** The same with another seal of evidence. */
  public EngineOptions with(EvidenceSeal other) {
    return new EngineOptions(stepTime, stalledAfter, drain, baseUrl, deletions, retention, other);
  }
}
