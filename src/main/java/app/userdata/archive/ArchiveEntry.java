package app.userdata.archive;

/**
 * One file of an archive: where it lies, how long it is and the lower-case hexadecimal SHA-256 of
 * its bytes.
 */
public record ArchiveEntry(ArchivePath path, long bytes, String sha256) {}
