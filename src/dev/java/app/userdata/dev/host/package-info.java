/**
 * A host that serves the staged function app on this machine, as strictly as the one in Azure:
 * routes and keys, queues with visibility and poison, timers.
 */
@NullMarked
package app.userdata.dev.host;

import org.jspecify.annotations.NullMarked;
