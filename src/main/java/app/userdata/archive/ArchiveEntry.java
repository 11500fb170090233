package app.userdata.archive;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One file of an archive: where it lies, how long it is and the lower-case hexadecimal SHA-256 of
 * its bytes.
 *
 * @param redactions how many values of its JSON were redacted whole; none in other files
 */
public record ArchiveEntry(
    ArchivePath path,
    long bytes,
    String sha256,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) int redactions) {

  /** A file in which nothing was redacted. */
  public ArchiveEntry(ArchivePath path, long bytes, String sha256) {
    this(path, bytes, sha256, 0);
  }

  /** The same file with so many redacted values. */
  public ArchiveEntry withRedactions(int count) {
    return new ArchiveEntry(path, bytes, sha256, count);
  }
}
