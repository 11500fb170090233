package app.userdata.dev.simulator;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;

/**
 * Which deletions do not do what their reply says, or not yet. Ids are those of images,
 * predictions, tags, iterations or projects.
 *
 * @param survivesOnce ids that the first accepted deletion naming them leaves where they are; an
 *     image stays in the workspace and in iterations
 * @param survivesAlways ids that no deletion takes away
 * @param unpublishFails ids of iterations whose prediction resource cannot be reached
 * @param delay after which an asynchronous deletion of images shows
 * @param listLag for which everything still shows what any deletion took away; a second deletion in
 *     that time is answered as the first was
 * @param unknownImagesFail whether deleting an image id that does not exist is NotFoundImage
 */
public record DeletionFaults(
    Set<UUID> survivesOnce,
    Set<UUID> survivesAlways,
    Set<UUID> unpublishFails,
    Duration delay,
    Duration listLag,
    boolean unknownImagesFail) {

  public DeletionFaults {
    survivesOnce = Set.copyOf(survivesOnce);
    survivesAlways = Set.copyOf(survivesAlways);
    unpublishFails = Set.copyOf(unpublishFails);
  }

  /** Deletions delete, asynchronous ones after a moment. */
  static DeletionFaults none() {
    return new DeletionFaults(
        Set.of(), Set.of(), Set.of(), Duration.ofMillis(300), Duration.ZERO, false);
  }

  public DeletionFaults withSurvivesOnce(Set<UUID> ids) {
    return new DeletionFaults(
        ids, survivesAlways, unpublishFails, delay, listLag, unknownImagesFail);
  }

  public DeletionFaults withSurvivesAlways(Set<UUID> ids) {
    return new DeletionFaults(survivesOnce, ids, unpublishFails, delay, listLag, unknownImagesFail);
  }

  public DeletionFaults withUnpublishFails(Set<UUID> iterationIds) {
    return new DeletionFaults(
        survivesOnce, survivesAlways, iterationIds, delay, listLag, unknownImagesFail);
  }

  public DeletionFaults withDelay(Duration value) {
    return new DeletionFaults(
        survivesOnce, survivesAlways, unpublishFails, value, listLag, unknownImagesFail);
  }

  public DeletionFaults withListLag(Duration value) {
    return new DeletionFaults(
        survivesOnce, survivesAlways, unpublishFails, delay, value, unknownImagesFail);
  }

  public DeletionFaults withUnknownImagesFail(boolean value) {
    return new DeletionFaults(survivesOnce, survivesAlways, unpublishFails, delay, listLag, value);
  }
}
