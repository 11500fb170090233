package app.userdata.copy;

import app.userdata.archive.ArchivePath;

/** A small file that was made here, on its way into an archive. */
public record Made(ArchivePath path, String contentType, byte[] content) {}
