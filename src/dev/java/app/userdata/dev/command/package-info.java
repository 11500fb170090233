/**
 * The local command in one process: parse, run, tell. It exports a resource into a folder, shows
 * how far an export is, checks archives and evidence, and deletes from a sample account.
 */
@NullMarked
package app.userdata.dev.command;

import org.jspecify.annotations.NullMarked;
