/** Runs of size, for {@code docs/performance.md}; not among the tests. */
@NullMarked
package app.userdata.dev.benchmark;

import org.jspecify.annotations.NullMarked;
