package app.userdata.archive;

import java.io.InputStream;

/**
 * Intermediate pieces of an archive, kept with the job's records: lines and id indexes that a later
 * step joins. A name is written once by whoever chose it (the name holds a hash of the content), so
 * a stored result that names a part can trust it.
 */
public interface Parts {
  /** Stores a piece and returns its name, made from the given stem and the content. */
  String write(String stem, byte[] content);

  /** Reads a piece; the caller closes it. */
  InputStream read(String name);
}
