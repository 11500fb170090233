package app.userdata.category;

import app.userdata.archive.ExportArchive;
import app.userdata.archive.Parts;
import app.userdata.copy.Copier;
import app.userdata.copy.Way;
import app.userdata.customvision.CustomVisionClient;
import app.userdata.customvision.ResourceManagerClient;
import java.util.Optional;
import java.util.UUID;

/**
 * What an export step works with.
 *
 * @param deadline tells when the step should stop and name a continuation
 */
public record ExportContext(
    CustomVisionClient service,
    Optional<AccountDetails> account,
    ExportArchive archive,
    Parts parts,
    EarlierResults results,
    Scope scope,
    Copier copier,
    Deadline deadline)
    implements StepContext {

  /** The same with another deadline. */
  ExportContext until(Deadline other) {
    return new ExportContext(service, account, archive, parts, results, scope, copier, other);
  }

  /** The way of a project's files into the archive. */
  Way way(UUID project) {
    return new Way(service, project, archive, deadline::passed);
  }

  /** Where account details come from when a resource id is configured. */
  public record AccountDetails(ResourceManagerClient resourceManager, String resourceId) {}
}
