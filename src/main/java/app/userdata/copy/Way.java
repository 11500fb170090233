package app.userdata.copy;

import app.userdata.archive.ExportArchive;
import app.userdata.customvision.CustomVisionClient;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * From where to where files are copied.
 *
 * @param project whose files they are
 * @param over tells when no further file should be begun
 */
public record Way(
    CustomVisionClient service, UUID project, ExportArchive archive, BooleanSupplier over) {}
