/** The way of files from the service's storage into an archive. */
@NullMarked
package app.userdata.copy;

import org.jspecify.annotations.NullMarked;
