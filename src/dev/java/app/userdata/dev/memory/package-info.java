/** The ports in memory: the engine runs and is tested with nothing installed. */
@NullMarked
package app.userdata.dev.memory;

import org.jspecify.annotations.NullMarked;
