package app.userdata.dev.sink;

/**
 * What is left of a blob.
 *
 * @param length in bytes
 * @param version differs for each write
 */
record StoredBlob(long length, long version) {}
