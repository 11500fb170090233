/** The output format: paths, manifest, report; one port. */
@NullMarked
package app.userdata.archive;

import org.jspecify.annotations.NullMarked;
