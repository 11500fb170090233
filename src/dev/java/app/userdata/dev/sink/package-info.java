/**
 * A stand-in for the Blob service that throws images away, in front of an Azurite that keeps the
 * rest; it counts what is asked of both, so that a benchmark measures the client and not a disk.
 */
@NullMarked
package app.userdata.dev.sink;

import org.jspecify.annotations.NullMarked;
