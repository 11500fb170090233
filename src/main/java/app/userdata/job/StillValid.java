package app.userdata.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a job that was accepted earlier may still be carried out.
 *
 * @param planValidity how old a plan may be
 */
record StillValid(Resources resources, Duration planValidity, Clock clock) {

  /**
   * Refuses a job whose plan is too old, or whose resource is no longer the one that it was
   * accepted for.
   */
  void check(Job job) {
    Optional<Instant> sealed = Optional.ofNullable(job.plan()).map(PlanSeal::sealedAt);
    if (sealed.filter(at -> at.plus(planValidity).isBefore(clock.instant())).isPresent()) {
      throw JobProblem.conflict(
          "plan-too-old",
          "The plan is older than " + planValidity.toHours() + " hours; start the deletion again.");
    }
    Resource resource = resources.of(job);
    if (!resource.service().endpoint().toString().equals(job.origin().endpoint())
        || !resource.service().apiVersion().equals(job.origin().apiVersion())) {
      throw JobProblem.changed(
          "another-resource",
          "The settings name another endpoint or API version than the job was accepted for; start it"
              + " again.");
    }
  }
}
