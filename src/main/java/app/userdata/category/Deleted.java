package app.userdata.category;

import app.userdata.customvision.CustomVisionException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * What a step knows of its items after its calls. An id that is not in it was named in a call that
 * the service accepted; whether it went, only a later listing tells.
 *
 * @param known outcome and reason by id
 */
public record Deleted(Map<String, Known> known) {
  /** What is known of an item whose turn did not come. */
  public static final Known UNTRIED = new Known(Outcome.SKIPPED, "not tried: the job was canceled");

  static final Deleted ALL_ACCEPTED = new Deleted(Map.of());

  private static final Map<String, Known> REFUSALS =
      Map.of(
          "BadRequestWorkspaceNotDeletable",
          new Known(
              Outcome.SKIPPED, "it is the untrained workspace, which goes only with its project"),
          "BadRequestTrainingAlreadyInProgress",
          new Known(Outcome.FAILED, "it is being trained; plan again when the training has ended"),
          "BadRequestIterationIsPublished",
          new Known(Outcome.FAILED, "it is still published"),
          "ForbiddenDRModeEnabled",
          new Known(Outcome.BLOCKED, "the project is in disaster-recovery mode"),
          "BadRequestCustomerManagedKeyRevoked",
          new Known(Outcome.BLOCKED, "the customer-managed key of the resource was revoked"));

  public Deleted {
    known = Map.copyOf(known);
  }

  /** What is known of one item. */
  public record Known(Outcome outcome, String reason) {}

  static Known absent() {
    return new Known(Outcome.ABSENT, "it was gone already");
  }

  /** The item is no longer what the plan saw, so it is left. */
  static Known changed(String how) {
    return new Known(Outcome.CHANGED_SINCE_PLAN, how);
  }

  /** What a refusal of the service means for an item. */
  public static Known refused(CustomVisionException.Rejected refusal) {
    Known meant = REFUSALS.get(refusal.code());
    return meant != null
        ? meant
        : new Known(Outcome.FAILED, "the service refused it: " + refusal.code());
  }

  /**
   * Deletes one by one: an absent one is success, a refused one does not keep the others, and a
   * cancellation keeps those that are left.
   */
  static Deleted each(Deletion deletion, Consumer<UUID> delete) {
    Map<String, Known> known = new HashMap<>();
    for (UUID id : deletion.ids()) {
      if (deletion.canceled()) {
        known.put(id.toString(), UNTRIED);
        continue;
      }
      try {
        delete.accept(id);
      } catch (CustomVisionException.NotFound e) {
        known.put(id.toString(), absentOrThrow(e));
      } catch (CustomVisionException.Rejected e) {
        known.put(id.toString(), refused(e));
      }
    }
    return new Deleted(known);
  }

  /** Deletes all in one call. */
  static Deleted batch(List<UUID> ids, Consumer<List<UUID>> delete) {
    try {
      delete.accept(ids);
      return ALL_ACCEPTED;
    } catch (CustomVisionException.NotFound e) {
      return all(ids, absentOrThrow(e));
    } catch (CustomVisionException.Rejected e) {
      return all(ids, refused(e));
    }
  }

  /** Nothing was tried. */
  public static Deleted untried(Deletion deletion) {
    return all(deletion.ids(), UNTRIED);
  }

  /** All of them came to the same. */
  static Deleted all(List<UUID> ids, Known same) {
    Map<String, Known> known = new HashMap<>();
    ids.forEach(id -> known.put(id.toString(), same));
    return new Deleted(known);
  }

  /**
   * Only the service's word for the object itself means that it is gone; a gateway's 404 does not.
   */
  static Known absentOrThrow(CustomVisionException.NotFound e) {
    if (!e.ofObject()) {
      throw e;
    }
    return absent();
  }
}
