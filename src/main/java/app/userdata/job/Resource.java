package app.userdata.job;

import app.userdata.category.ExportContext.AccountDetails;
import app.userdata.customvision.CustomVisionClient;
import java.util.Optional;

/**
 * A Custom Vision resource that requests may name, and how to speak to it.
 *
 * @param service reads
 * @param deleting deletes what was confirmed, maybe as somebody else, who alone has that right
 */
public record Resource(
    String name,
    CustomVisionClient service,
    CustomVisionClient deleting,
    Optional<AccountDetails> account) {
  /** A resource that one identity both reads and deletes. */
  public Resource(String name, CustomVisionClient service, Optional<AccountDetails> account) {
    this(name, service, service, account);
  }
}
