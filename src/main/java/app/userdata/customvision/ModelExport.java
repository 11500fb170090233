package app.userdata.customvision;

import java.net.URI;
import java.util.Optional;

/**
 * An exported model of an iteration.
 *
 * @param download where the file is, for downloading only: it may hold a signature
 */
public record ModelExport(
    String platform, Optional<String> flavor, String status, Optional<URI> download, RawJson json) {

  /** Whether there is a file to download. */
  public boolean done() {
    return status.equals("Done") && download.isPresent();
  }

  /** Without the address, which is a secret. */
  @Override
  public String toString() {
    return "ModelExport[platform=" + platform + ", flavor=" + flavor + ", status=" + status + "]";
  }
}
