/**
 * The command that runs on this machine: a sample account, exported and deleted, or a real
 * resource, exported into a local folder.
 */
@NullMarked
package app.userdata.dev.launcher;

import org.jspecify.annotations.NullMarked;
