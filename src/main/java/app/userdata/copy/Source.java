package app.userdata.copy;

import java.net.URI;
import java.util.UUID;

/** A file to copy: what it is of, and the link to it, which may hold a signature. */
public record Source(UUID id, URI uri) {
  /** Without the link. */
  @Override
  public String toString() {
    return "Source[" + id + "]";
  }
}
