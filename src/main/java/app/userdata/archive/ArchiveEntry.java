package app.userdata.archive;

import app.userdata.picture.PixelSize;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One file of an archive: where it lies, how long it is and the lower-case hexadecimal SHA-256 of
 * its bytes.
 *
 * @param redactions how many values of its JSON were redacted whole; none in other files
 * @param pixels how large a picture is, where its bytes tell
 */
public record ArchiveEntry(
    ArchivePath path,
    long bytes,
    String sha256,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) int redactions,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PixelSize pixels) {

  /** A file in which nothing was redacted. */
  public ArchiveEntry(ArchivePath path, long bytes, String sha256) {
    this(path, bytes, sha256, 0, null);
  }

  /** The same file with so many redacted values. */
  public ArchiveEntry withRedactions(int count) {
    return new ArchiveEntry(path, bytes, sha256, count, pixels);
  }

  /** The same file as a picture of that size, if it is one. */
  public ArchiveEntry withPixels(Optional<PixelSize> size) {
    return new ArchiveEntry(path, bytes, sha256, redactions, size.orElse(null));
  }
}
