package app.userdata.category;

import app.userdata.archive.Parts;
import app.userdata.customvision.CustomVisionClient;

/**
 * What an inventory works with.
 *
 * @param results of the steps of this inventory
 * @param fingerprints whether to note the state of each image, to compare it with an export
 */
public record InventoryContext(
    CustomVisionClient service,
    Parts parts,
    EarlierResults results,
    Scope scope,
    boolean fingerprints)
    implements StepContext {}
