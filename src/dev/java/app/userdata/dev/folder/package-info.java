/** The ports over a folder of this machine: an export that needs no storage account. */
@NullMarked
package app.userdata.dev.folder;

import org.jspecify.annotations.NullMarked;
