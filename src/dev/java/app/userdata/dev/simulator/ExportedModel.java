package app.userdata.dev.simulator;

import java.util.Optional;
import java.util.UUID;

/** A model made for download; the bytes are empty unless its status is Done. */
public record ExportedModel(
    UUID id,
    String platform,
    Optional<String> flavor,
    String status,
    boolean newerVersionAvailable,
    byte[] bytes) {

  boolean isDone() {
    return status.equals("Done");
  }

  String blobName() {
    return Ids.plain(id) + "." + platform + ".zip";
  }
}
