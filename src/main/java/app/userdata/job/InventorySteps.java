package app.userdata.job;

import app.userdata.category.CategoryId;
import app.userdata.category.Inventory;
import app.userdata.category.Step;
import app.userdata.category.StepResult;
import java.util.HashMap;
import java.util.Map;

/** The steps of inventories, wherever in the tree of a deletion an inventory is taken. */
final class InventorySteps {
  /** The kind and the name of the step that follows an inventory. */
  static final String NEXT = "next";

  /** Where the inventory's first step lies. */
  private static final String NODE = "node";

  private final Inventory inventory = new Inventory();

  StoredResult run(Deleting deleting, Work work) {
    boolean first = work.kind().equals(Inventory.START);
    String node = first ? work.path() : work.arg(NODE);
    String path = first ? "" : work.path().substring(node.length() + 1);
    Step step = new Step(CategoryId.IMAGES, path, work.kind(), work.args());
    boolean compared = deleting.job().request().requireExport() != null;
    StepResult result = inventory.run(step, deleting.inventory(node, compared));
    Work next = first ? work.below(work.arg(NEXT), work.arg(NEXT), Map.of()) : null;
    return StoredResult.of(result, next, child -> place(node, child), deleting.now());
  }

  private static Work place(String node, Step step) {
    Map<String, String> args = new HashMap<>(step.args());
    args.put(NODE, node);
    return new Work(Work.JOB_STEPS, node + "/" + step.path(), step.kind(), args);
  }
}
