/**
 * The command that exports on this machine: a sample account, or a real resource into a local
 * folder.
 */
@NullMarked
package app.userdata.dev.launcher;

import org.jspecify.annotations.NullMarked;
