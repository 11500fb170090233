/** Starts the pinned Azurite, the emulator of Azure Storage. */
@NullMarked
package app.userdata.dev.azurite;

import org.jspecify.annotations.NullMarked;
