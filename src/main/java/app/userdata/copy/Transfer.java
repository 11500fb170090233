package app.userdata.copy;

import app.userdata.archive.ArchiveEntry;
import java.io.IOException;

/** How the bytes of a file get into an archive. */
public interface Transfer {
  /**
   * Tries once.
   *
   * @throws IOException when it may succeed if it is tried again from the beginning
   */
  ArchiveEntry transfer(Way way, Source source, Naming naming) throws IOException;
}
