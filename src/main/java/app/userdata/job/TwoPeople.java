package app.userdata.job;

import java.util.Optional;

/**
 * The rule that whoever asks for a deletion does not confirm it. Only sign-in tells people apart,
 * so a deletion that came by a queue or with a key alone is not confirmed at all where the rule
 * holds.
 *
 * @param wanted whether it does
 */
record TwoPeople(boolean wanted) {
  /** The rule as operators set it. */
  static TwoPeople of(EngineOptions.Deletions options) {
    return new TwoPeople(options.twoPeople());
  }

  /**
   * Refuses a request that would confirm itself.
   *
   * @throws JobProblem when it asks for that
   */
  void check(JobRequest request) {
    if (wanted && request.autoConfirm() != null) {
      throw JobProblem.invalid(
          "autoConfirm",
          "TWO_PERSON is set, so every plan is confirmed by a person; leave autoConfirm out.");
    }
  }

  /**
   * Refuses a confirmation by whoever asked for the job, or by somebody unknown.
   *
   * @throws JobProblem when it is one
   */
  void check(Job job, Optional<String> by) {
    Optional<String> asked = Optional.ofNullable(job.origin().requestedBy());
    if (wanted && (by.isEmpty() || asked.isEmpty())) {
      throw JobProblem.forbidden(
          "two-people",
          "TWO_PERSON is set, and it is not known who "
              + (by.isEmpty() ? "confirms" : "asked for this deletion")
              + "; ask and confirm over HTTP, both signed in with Entra ID.");
    }
    if (wanted && asked.equals(by)) {
      throw JobProblem.forbidden(
          "two-people", "TWO_PERSON is set: somebody else than who asked for it has to confirm.");
    }
  }
}
