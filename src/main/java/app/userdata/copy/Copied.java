package app.userdata.copy;

import app.userdata.archive.ArchiveEntry;

/** What became of one copy. */
public sealed interface Copied {

  /** It is in the archive. */
  record Stored(ArchiveEntry entry) implements Copied {}

  /** Its link was refused; a fresh one may work. */
  record Expired() implements Copied {}

  /** The step's time was over, or its job canceled, before its turn came. */
  record Untried() implements Copied {}

  /** It cannot be had, and why. */
  record Broken(String reason) implements Copied {}
}
