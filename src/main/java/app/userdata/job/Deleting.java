package app.userdata.job;

import app.userdata.category.Cancellation;
import app.userdata.category.Exclusion;
import app.userdata.category.Inventory;
import app.userdata.category.InventoryContext;
import app.userdata.category.Phase;
import app.userdata.category.Scope;
import app.userdata.customvision.CustomVisionClient;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/**
 * What the steps of one deletion work with.
 *
 * @param service reads
 * @param deleter deletes what was confirmed
 * @param cancellation keeps a step that runs from deleting more
 * @param now the time at which the step began
 */
record Deleting(
    Job job,
    ResultBook book,
    RecordParts parts,
    CustomVisionClient service,
    CustomVisionClient deleter,
    Scope scope,
    PlanBook plan,
    Cancellation cancellation,
    Instant now) {
  static final String PROJECT = "project";
  static final String PHASE = "phase";
  static final String CATEGORY = "category";

  /** Reads the inventory whose first step lies at that path. */
  InventoryContext inventory(String node, boolean fingerprints) {
    return new InventoryContext(service, parts, new NodeResults(book, node), scope, fingerprints);
  }

  /**
   * Whether every step of an inventory did its work: one that was given up leaves a gap, and what
   * lies in it must not be taken for gone.
   */
  boolean complete(String node) {
    return !book.get(node).isFailed()
        && book.members(node).values().stream().allMatch(member -> member.tally().failed() == 0);
  }

  static UUID project(Work work) {
    return UUID.fromString(work.arg(PROJECT));
  }

  static Phase phase(Work work) {
    return Phase.of(work.arg(PHASE));
  }

  /** What has to be listed to see whether a phase's items are gone. */
  static Set<Inventory.Part> verifying(Phase phase) {
    return switch (phase) {
      case UNPUBLISH, ITERATIONS -> EnumSet.of(Inventory.Part.ITERATIONS);
      case PREDICTIONS -> EnumSet.of(Inventory.Part.PREDICTIONS);
      case IMAGES -> EnumSet.of(Inventory.Part.IMAGES);
      case TAGS -> EnumSet.of(Inventory.Part.ITERATIONS, Inventory.Part.TAGS);
      case PROJECTS -> EnumSet.of(Inventory.Part.PROJECT);
    };
  }

  /**
   * What has to be listed before a phase's items go, because they take more along; nothing for the
   * others. A tag takes its marks off images, which matters where images are kept out.
   */
  Set<Inventory.Part> looking(Phase phase) {
    return switch (phase) {
      case UNPUBLISH, PREDICTIONS, IMAGES -> EnumSet.noneOf(Inventory.Part.class);
      case ITERATIONS -> EnumSet.of(Inventory.Part.IMAGES, Inventory.Part.ITERATIONS);
      case TAGS ->
          scope.exclude().equals(Exclusion.NOTHING)
              ? EnumSet.noneOf(Inventory.Part.class)
              : EnumSet.of(Inventory.Part.WORKSPACE, Inventory.Part.TAGS);
      case PROJECTS ->
          EnumSet.of(
              Inventory.Part.IMAGES,
              Inventory.Part.PREDICTIONS,
              Inventory.Part.TAGS,
              Inventory.Part.ITERATIONS);
    };
  }
}
