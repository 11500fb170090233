package app.userdata.copy;

import app.userdata.archive.ArchivePath;
import java.util.UUID;

/** Where in an archive a file lies, once its first bytes have told its extension. */
@FunctionalInterface
public interface Naming {
  ArchivePath path(UUID id, String extension);
}
